package dev.assay.labs.filestorage;

/** Cuts a file into chunks. The same bytes are always cut in the same places, whatever was cut before. */
public interface Chunker {
    /**
     * Where chunks end.
     *
     * @return ascending offsets; the last is the length of the data; none for no data
     * @throws NullPointerException if there is no array
     */
    int[] cuts(byte[] data);
}
