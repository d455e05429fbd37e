package dev.assay.simulator.fiber;

/** Makes fibers. Of all fibers of one maker, at most one runs at a time, and while it does the kernel's thread waits. */
public interface Fibers {
    /**
     * A fiber that has not begun.
     *
     * @param body what it does; it must not throw
     */
    Fiber fiber(Runnable body);

    /** Called in a fiber: stands still until the fiber is resumed. */
    void park();

    /**
     * The fastest maker that works here: virtual threads on the kernel's own thread, or, where the JVM does not let us have them
     * ({@code --add-opens java.base/java.lang=ALL-UNNAMED} is missing), platform threads that hand over to each other. Verdicts are
     * the same with both.
     */
    static Fibers probed() {
        return VirtualFibers.probed().<Fibers>map(fibers -> fibers).orElseGet(PlatformFibers::new);
    }

    /** Platform threads, whatever works here. */
    static Fibers platform() {
        return new PlatformFibers();
    }
}
