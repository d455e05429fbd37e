package dev.assay.labs.filestorage;

/** There is no such namespace, or the caller may not read it. */
public final class AccessDenied extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A refusal.
     *
     * @param ns the namespace
     */
    public AccessDenied(String ns) {
        super("no access to the namespace " + ns, null, false, false);
    }
}
