package dev.assay.grader.isolate;

/**
 * One wall of the operating system around a child. Each can be missing or switched off without the others, so each is
 * found to hold, or not, by itself.
 */
public enum Layer {
    /** None of root's powers, which would go past file permissions and into other processes; for root only. */
    CAPABILITIES(1, "no capabilities"),
    /** A user of its own, which owns nothing; only root can give a child another user. */
    USER(1, "a user of its own"),
    /** Limits on CPU time, memory, open files, written bytes and processes. */
    LIMITS(1, "resource limits"),
    /** Landlock: reads the JDK and its class path, executes Java, and sees no other file, port or process. */
    FILES(2, "Landlock"),
    /** A seccomp filter: only the system calls that a computing JVM makes; no sockets, no ptrace, no mounts. */
    CALLS(2, "seccomp"),
    /** A seccomp gate that shuts behind the start of Java: from then on no process and no program can be started. */
    PROGRAMS(2, "no further programs"),
    /** Bubblewrap: its own mounts, process numbers and network, in place of {@link #FILES}. */
    NAMESPACES(3, "bubblewrap");

    private final int level;
    private final String title;

    Layer(int level, String title) {
        this.level = level;
        this.title = title;
    }

    /** The level that this layer belongs to, 1 to 3; see {@link Posture#level}. */
    public int level() {
        return level;
    }

    /** A few words for people. */
    public String title() {
        return title;
    }
}
