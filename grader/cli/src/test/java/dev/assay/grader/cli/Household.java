package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The processes of the grader below this one: children, whatever they are wrapped in, and compilers. A child that is
 * older than every grading under way was left behind by one that is over. Other tests run the grader as a program
 * meanwhile; theirs do not count. What an attack itself has started, a canary knows by its mark.
 */
final class Household {
    /** Starts of processes are known to about a hundredth of a second, and clocks are set now and then. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    /** A flag that only children have; the end of a long command line cannot be seen. */
    private static final String CHILD = "-XX:MaxJavaStackTraceDepth=32";
    private static final String COMPILER = "dev.assay.grader.compile.JavacWorker";
    private static final String PROGRAM = "dev.assay.grader.cli.Assay";

    private final Map<UUID, Instant> gradings = new ConcurrentHashMap<>();
    private final Set<Long> before = ProcessHandle.current().descendants()
            .map(ProcessHandle::pid)
            .collect(Collectors.toUnmodifiableSet());

    /** A grading begins; what it gives has to be given back when it ends. */
    UUID begins() {
        UUID grading = UUID.randomUUID();
        gradings.put(grading, Instant.now());
        return grading;
    }

    /** A grading has ended: nothing of it, or of those before it, may be left. */
    void ended(UUID grading) throws InterruptedException {
        gradings.remove(grading);
        assertEmptyBut(true);
    }

    /** Everything has ended. */
    void assertEmpty() throws InterruptedException {
        assertEmptyBut(false);
    }

    /** Who is killed takes a moment to go; who does not go within the deadline was left behind. */
    private void assertEmptyBut(boolean isUnderWay) throws InterruptedException {
        List<String> left = left(isUnderWay);
        for (long end = System.nanoTime() + LONGEST_END.toNanos(); !left.isEmpty() && System.nanoTime() < end;
                left = left(isUnderWay)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertEquals(List.of(), left, "processes are left behind");
    }

    private List<String> left(boolean isUnderWay) {
        Instant oldest = gradings.values().stream().min(Comparator.naturalOrder()).orElse(Instant.MAX);
        Set<Long> ofPrograms = ProcessHandle.current().children()
                .filter(process -> commandLine(process).contains(PROGRAM))
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
        return ProcessHandle.current().descendants()
                .filter(process -> !before.contains(process.pid()) && !ofPrograms.contains(process.pid()))
                .filter(process -> isUnderWay
                        ? commandLine(process).contains(CHILD) && isOlder(process.info(), oldest)
                        : commandLine(process).contains(CHILD) || commandLine(process).contains(COMPILER))
                .filter(ProcessHandle::isAlive)
                .map(Household::commandLine)
                .toList();
    }

    private static boolean isOlder(ProcessHandle.Info info, Instant oldest) {
        return oldest.equals(Instant.MAX) || info.startInstant().orElse(oldest).isBefore(oldest.minus(SLACK));
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
