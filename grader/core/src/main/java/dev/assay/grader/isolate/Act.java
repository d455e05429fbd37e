package dev.assay.grader.isolate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a child must not be able to do. Each act names the layers that refuse it, each one by itself, on a kernel that
 * is new enough; so an act succeeds exactly where none of them stands, which is what shows that the trial can fail.
 */
enum Act {
    READ_FILE("reads a file that has nothing to do with it", Layer.FILES, Layer.NAMESPACES),
    READ_PRIVATE_FILE("reads a private file of the grader", Layer.USER, Layer.FILES, Layer.NAMESPACES),
    LIST_FOLDER("lists a folder that has nothing to do with it", Layer.FILES, Layer.NAMESPACES),
    WRITE_FILE("writes a file", Layer.FILES, Layer.NAMESPACES),
    READ_ENVIRONMENT("reads the grader's environment", Layer.CAPABILITIES, Layer.USER, Layer.FILES, Layer.NAMESPACES),
    CONNECT("connects to a port", Layer.FILES, Layer.CALLS, Layer.NAMESPACES),
    LISTEN("listens on a port", Layer.FILES, Layer.CALLS, Layer.NAMESPACES),
    SEND_DATAGRAM("sends a datagram", Layer.CALLS, Layer.NAMESPACES),
    CONNECT_LOCALLY("connects to a local socket", Layer.CALLS, Layer.NAMESPACES),
    START_PROGRAM("starts a program", Layer.FILES, Layer.CALLS, Layer.PROGRAMS, Layer.NAMESPACES),
    KILL("kills another process", Layer.USER, Layer.FILES, Layer.CALLS, Layer.NAMESPACES),
    OPEN_MANY_FILES("opens files without limit", Layer.LIMITS);

    private final String sentence;
    private final Set<Layer> guards;

    Act(String sentence, Layer... guards) {
        this.sentence = sentence;
        this.guards = EnumSet.copyOf(List.of(guards));
    }

    /** What it does, to be put behind "a child". */
    String sentence() {
        return sentence;
    }

    /** Layers each of which refuses it. */
    Set<Layer> guards() {
        return guards;
    }
}
