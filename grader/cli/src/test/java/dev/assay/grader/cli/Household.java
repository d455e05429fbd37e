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
 * The processes below this one. One that is older than every grading under way, and is not the compiler, which stays,
 * was left behind by a grading that is over.
 */
final class Household {
    /** Starts of processes are known to about a hundredth of a second, and clocks are set now and then. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final String STAYS = "JavacWorker";

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
        return ProcessHandle.current().descendants()
                .filter(process -> !before.contains(process.pid()) && process.isAlive())
                .filter(process -> !isUnderWay || isOlder(process.info(), oldest))
                .map(process -> process.info().commandLine().orElse("process " + process.pid()))
                .toList();
    }

    private static boolean isOlder(ProcessHandle.Info info, Instant oldest) {
        boolean stays = info.commandLine().orElse("").contains(STAYS);
        return !stays && (oldest.equals(Instant.MAX)
                || info.startInstant().orElse(oldest).isBefore(oldest.minus(SLACK)));
    }
}
