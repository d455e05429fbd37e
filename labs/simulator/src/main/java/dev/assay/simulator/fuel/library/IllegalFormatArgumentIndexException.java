package dev.assay.simulator.fuel.library;

/** What a format string like {@code %0$s} leads to; the JDK keeps its own to itself. */
public final class IllegalFormatArgumentIndexException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public IllegalFormatArgumentIndexException(int index) {
        super("Illegal format argument index = " + index);
    }
}
