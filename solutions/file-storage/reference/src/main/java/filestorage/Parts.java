package filestorage;

import dev.assay.labs.filestorage.CopyPart;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.PartLimits;
import dev.assay.labs.filestorage.PartOp;
import dev.assay.labs.filestorage.PartPlanner;
import dev.assay.labs.filestorage.UploadPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans uploads in parts: the longest copy that there is, again and again, and what lies between is sent. */
final class Parts implements PartPlanner {
    @Override
    public List<PartOp> plan(List<FileChunk> oldFile, List<FileChunk> newFile, PartLimits limits) {
        // BEGIN SOLUTION
        // STUB: // TODO Which chunks must be sent? What can go together in one part?
        // STUB: throw new UnsupportedOperationException("Parts.plan");
        if (oldFile == null || newFile == null || limits == null) {
            throw new IllegalArgumentException("a file or the limits are null");
        }
        Map<String, List<Integer>> places = new HashMap<>();
        long[] offsets = new long[oldFile.size()];
        long offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            offset += oldFile.get(i).length();
            places.computeIfAbsent(oldFile.get(i).hash(), any -> new ArrayList<>()).add(i);
        }
        List<PartOp> plan = new ArrayList<>();
        long target = 0;
        int at = 0;
        while (at < newFile.size()) {
            List<Integer> copies = places.get(newFile.get(at).hash());
            int from = copies == null ? -1 : longest(oldFile, newFile, at, copies, limits);
            int count = copies == null ? run(newFile, at, places, limits) : common(oldFile, newFile, from, at, limits);
            if (count == 0) {
                throw new IllegalArgumentException("a chunk of " + newFile.get(at).length() + " bytes is larger than a part");
            }
            long length = length(newFile, at, count);
            plan.add(copies == null ? new UploadPart(target, length) : new CopyPart(offsets[from], length));
            target += length;
            at += count;
        }
        return checked(fewer(plan, limits), limits);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** How many chunks from here on go into one part that is sent. */
    private static int run(List<FileChunk> file, int at, Map<String, List<Integer>> places, PartLimits limits) {
        int count = 0;
        long length = 0;
        while (at + count < file.size() && !places.containsKey(file.get(at + count).hash())) {
            length += file.get(at + count).length();
            if (length > limits.maxPart()) {
                break;
            }
            count++;
        }
        return count;
    }

    /** How many chunks are the same in both files, as far as one part goes. */
    private static int common(List<FileChunk> oldFile, List<FileChunk> newFile, int from, int at, PartLimits limits) {
        int count = 0;
        long length = 0;
        while (from + count < oldFile.size() && at + count < newFile.size()
                && oldFile.get(from + count).hash().equals(newFile.get(at + count).hash())) {
            length += newFile.get(at + count).length();
            if (length > limits.maxPart()) {
                break;
            }
            count++;
        }
        return count;
    }

    private static int longest(List<FileChunk> oldFile, List<FileChunk> newFile, int at, List<Integer> copies, PartLimits limits) {
        int best = copies.getFirst();
        int most = 0;
        for (int from : copies) {
            int count = common(oldFile, newFile, from, at, limits);
            if (count > most) {
                best = from;
                most = count;
            }
            if (at + count == newFile.size() || length(newFile, at, count + 1) > limits.maxPart()) {
                break; // no longer one can be
            }
        }
        return best;
    }

    private static long length(List<FileChunk> file, int at, int count) {
        long length = 0;
        for (int i = at; i < at + count; i++) {
            length += file.get(i).length();
        }
        return length;
    }

    /** Where there are too many parts, neighbours that cost least are sent together. */
    private static List<PartOp> fewer(List<PartOp> plan, PartLimits limits) {
        List<PartOp> parts = new ArrayList<>(plan);
        while (parts.size() > limits.maxParts()) {
            int best = -1;
            long least = Long.MAX_VALUE;
            long bestTarget = 0;
            long target = 0;
            for (int i = 0; i + 1 < parts.size(); i++) {
                long length = parts.get(i).length() + parts.get(i + 1).length();
                long extra = copied(parts.get(i)) + copied(parts.get(i + 1));
                if (length <= limits.maxPart() && extra < least) {
                    best = i;
                    least = extra;
                    bestTarget = target;
                }
                target += parts.get(i).length();
            }
            if (best < 0) {
                throw new IllegalArgumentException("no plan has at most " + limits.maxParts() + " parts");
            }
            PartOp next = parts.remove(best + 1);
            parts.set(best, new UploadPart(bestTarget, parts.get(best).length() + next.length()));
        }
        return parts;
    }

    private static long copied(PartOp part) {
        return part instanceof CopyPart ? part.length() : 0;
    }

    private static List<PartOp> checked(List<PartOp> plan, PartLimits limits) {
        for (int i = 0; i + 1 < plan.size(); i++) {
            if (plan.get(i).length() < limits.minPart()) {
                throw new IllegalArgumentException("part " + (i + 1) + " would have " + plan.get(i).length() + " bytes");
            }
        }
        return plan;
    }
    // END SOLUTION
}
