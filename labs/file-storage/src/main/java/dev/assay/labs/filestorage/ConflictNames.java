package dev.assay.labs.filestorage;

/** Where the loser of a conflict is kept. */
public final class ConflictNames {
    private static final int SHOWN = 12;

    private ConflictNames() {}

    /**
     * The path of a copy, {@code notes (conflict laptop 2cf24dba5fb0).txt}: the same for the same content, another one for another.
     *
     * @param contentHash of the content that is kept, at least 12 digits
     */
    public static String of(String path, String deviceId, String contentHash) {
        int dot = path.lastIndexOf('.');
        int end = dot > path.lastIndexOf('/') + 1 ? dot : path.length();
        return path.substring(0, end) + " (conflict " + deviceId + " " + contentHash.substring(0, SHOWN) + ")" + path.substring(end);
    }
}
