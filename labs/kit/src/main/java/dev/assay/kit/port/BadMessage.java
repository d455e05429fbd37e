package dev.assay.kit.port;

/** Bytes that came from outside and are not what they claim to be: forged, damaged, repeated, or no message at all. */
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * A message that is refused.
     *
     * @param why what is wrong with it
     */
    public BadMessage(String why) {
        super(why, null, false, false);
    }
}
