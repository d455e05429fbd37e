package dev.assay.kit.port;

/** Fresh names: unique over all machines and restarts, and not to be guessed. */
public interface Ids {
    /** One that was never given before: 20 characters, a-z and 0-9. No port call: takes no time. */
    String next();
}
