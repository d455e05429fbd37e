package dev.assay.labs.filestorage;

import java.util.List;

/**
 * Plans how a new version of an object is made from the old one: parts are copied inside the store, or sent. Both files are cut into
 * logical chunks of one size c, {@code minPart <= c <= maxPart}; only a file's last chunk may be shorter. A chunk that occurs anywhere in
 * the old file, at whatever offset, need not be sent.
 */
public interface PartPlanner {
    /**
     * The parts of the new object, in order.
     *
     * <ul>
     *   <li>Every part but the last has at least {@code minPart} bytes, every part at most {@code maxPart}; at most {@code maxParts} parts.
     *   <li>Only chunks that the old file does not have are sent, unless {@code maxParts} leaves no other way. Neighbours go together
     *       in one part where they can.
     * </ul>
     *
     * @return none for an empty file
     * @throws IllegalArgumentException if something is {@code null} or no plan keeps to the limits
     */
    List<PartOp> plan(List<FileChunk> oldFile, List<FileChunk> newFile, PartLimits limits);
}
