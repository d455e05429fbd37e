package dev.assay.labs.filestorage;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Table;

/** The tables, their ids, and the keys of chunks. A namespace and a quota row that is not there: no namespace, nothing used. */
public final class Schema {
    /** Current versions of files, tombstones among them; see {@link #fileId}. */
    public static final Table<FileEntry> FILES = new Table<>("files", FileEntry.class);

    /** Namespaces, by name. */
    public static final Table<NamespaceRow> NAMESPACES = new Table<>("namespaces", NamespaceRow.class);

    /** Journals; see {@link #journalId}. */
    public static final Table<Change> JOURNAL = new Table<>("journal", Change.class);

    /** What users' files take, by user. */
    public static final Table<QuotaRow> QUOTAS = new Table<>("quotas", QuotaRow.class);

    /** Uploads, by id. */
    public static final Table<UploadRow> UPLOADS = new Table<>("uploads", UploadRow.class);

    /** Commits that are done, by the ids of their requests. */
    public static final Table<Committed> OPERATIONS = new Table<>("operations", Committed.class);

    /** Who else may use a namespace; see {@link #shareId}. */
    public static final Table<ShareRow> SHARES = new Table<>("shares", ShareRow.class);

    /** What the keys of chunks begin with. */
    public static final String CHUNKS = "chunk/";

    private Schema() {}

    /** The id of a file. */
    public static String fileId(String ns, String path) {
        return ns + "/" + path;
    }

    /** The id of an entry of a journal; ids sort as entries do. */
    public static String journalId(String ns, long seq) {
        return ns + "/" + Keys.number(seq);
    }

    /** The id of a share. */
    public static String shareId(String ns, String userId) {
        return ns + "/" + userId;
    }

    /** What a chunk is stored under. */
    public static String chunkKey(String hash) {
        return CHUNKS + hash;
    }
}
