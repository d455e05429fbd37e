package dev.assay.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.exam.tinylab.contract.Counter;
import dev.assay.exam.tinylab.contract.CounterSolution;
import dev.assay.kit.Entry;
import dev.assay.simulator.Trial;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@ExtendWith(Quiet.class)
@DisplayName("In an IDE")
class OnClassPathTest {
    private static final List<Long> SEEDS = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void asInAnIde() {
        Submission.begin(Sitting.onClassPath());
        SEEDS.clear();
    }

    /** Somebody's working copy: solution and tests side by side, started by the IDE. */
    @Part(id = "I", title = "In an IDE")
    static class Lesson {
        @Test
        @Check(id = "I1", title = "Schedules", schedules = 4)
        void schedules(Schedules schedules) {
            assertEquals(4 * Integer.getInteger("assay.seed.factor", 1), schedules.count());
            schedules.forEach(schedule -> SEEDS.add(schedule.seed()));
        }

        @Test
        @Check(id = "I2", title = "Throws what the student threw")
        void throwsAsIs(ThrowingSolution solution) {}

        @Property(tries = 5)
        @Check(id = "I3", title = "Property")
        void property(@ForAll int number, GoodSolution solution) {
            SEEDS.add((long) number);
            assertEquals(number, solution.counter().add(number));
        }

        @Test
        @Check(id = "I4", title = "Missing")
        void missing(MissingSolution solution) {}

        @Test
        @Check(id = "I6", title = "Fails late", schedules = 4)
        void failsLate(Schedules schedules) {
            schedules.forEach(schedule -> {
                SEEDS.add(schedule.seed());
                if (SEEDS.size() == 3 || schedules.count() == Integer.getInteger("assay.only", -1) + 2) {
                    throw new Violation("M1", "Wrong.");
                }
            });
        }

        @Test
        void noCheck(Schedules schedules) {}

        @Test
        @Check(id = "I6", title = "Explores")
        @Explore(timed = 2, walk = 1, pct = 1, exhaustive = 10)
        void explores(Schedules schedules) {
            schedules.forEach(schedule -> {
                schedule.choose(3, "a choice");
                SEEDS.add(schedule.seed());
            });
        }

        @Test
        @Check(id = "I7", title = "Fails by a choice")
        @Explore(timed = 1, exhaustive = 10)
        void failsByChoice(Schedules schedules) {
            schedules.forEach(schedule -> {
                if (schedule.choose(5, "a choice") == 3) {
                    throw new Violation("X", "The third.");
                }
            });
        }

        @Property(tries = 5)
        @Check(id = "I5", title = "Fails")
        void failingProperty(@ForAll int number, ThrowingSolution solution) {}
    }

    @Part(id = "J", title = "Long to shrink")
    static class Endless {
        @Property(tries = 5)
        @Check(id = "J1", title = "Never gets small")
        void neverGetsSmall(@ForAll @Size(300) List<Long> numbers) {
            SEEDS.add(0L);
            if (numbers.stream().filter(number -> number % 2 != 0).count() > 100) {
                throw new IllegalStateException("too many odd ones");
            }
        }
    }

    @Entry("dev.assay.exam.OnClassPathTest$Good")
    interface GoodSolution extends CounterSolution {}

    /** A solution of whoever works in this IDE. */
    public static class Good implements GoodSolution {
        /** For the tests. */
        public Good() {}

        @Override
        public Counter counter() {
            return number -> number;
        }
    }

    @Entry("dev.assay.exam.OnClassPathTest$Throwing")
    interface ThrowingSolution {}

    /** A solution that does not come up. */
    public static class Throwing implements ThrowingSolution {
        /** For the tests. */
        public Throwing() {
            throw new UnsupportedOperationException("not yet");
        }
    }

    @Entry("nowhere.Solution")
    interface MissingSolution {}

    @Entry("java.lang.String")
    interface ForeignSolution {}

    interface PlainInterface {}

    @Entry("dev.assay.exam.OnClassPathTest$Demanding")
    interface DemandingSolution {}

    /** A solution that cannot be made without help. */
    public static final class Demanding implements DemandingSolution {
        private Demanding() {}
    }

    private static Throwable run(String method) {
        return run(Lesson.class, method);
    }

    private static Throwable run(Class<?> lesson, String method) {
        Throwable[] thrown = {null};
        boolean[] hasRun = {false};
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(lesson.getDeclaredMethods())
                                        .filter(one -> one.getName().equals(method))
                                        .map(one -> DiscoverySelectors.selectMethod(lesson, one))
                                        .toList())
                                .configurationParameter("jqwik.database", "")
                                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                hasRun[0] |= test.isTest();
                                result.getThrowable().ifPresent(one -> thrown[0] = one);
                            }
                        });
        assertTrue(hasRun[0], method);
        return thrown[0];
    }

    @Test
    @DisplayName("a test explores as often as it says, and a search until it has seen everything")
    void explores() {
        assertEquals(null, run("explores"));
        assertEquals(7, SEEDS.size(), "two in time, a walk, one with priorities, and three answers to one choice");
        assertEquals(5, new TreeSet<>(SEEDS).size(), "a search has one seed");
    }

    @Test
    @DisplayName("the path of a search that fails is the schedule that is kept")
    void keepsThePath() {
        Sitting sitting = Sitting.onClassPath();
        Submission.begin(sitting);
        assertInstanceOf(Violation.class, run("failsByChoice"));
        FailedSchedule failed = sitting.failedSchedule().orElseThrow();
        assertTrue(failed.index() == 4 || failed.index() == 0, "the fourth answer, or what the first seed draws");
        assertThrows(Violation.class, () -> failed.body().run(failed.schedule().again(Trial.noted())));
    }

    @Test
    @DisplayName("a test gets its schedules, the same every time and others under another seed")
    void schedules() {
        assertEquals(null, run("schedules"));
        List<Long> first = List.copyOf(SEEDS);
        assertEquals(4, new TreeSet<>(first).size());
        SEEDS.clear();
        run("schedules");
        assertEquals(first, SEEDS);
        SEEDS.clear();
        System.setProperty("assay.seed", "7");
        System.setProperty("assay.seed.factor", "10");
        try {
            Submission.begin(Sitting.onClassPath());
            assertEquals(null, run("schedules"));
        } finally {
            System.clearProperty("assay.seed");
            System.clearProperty("assay.seed.factor");
        }
        assertEquals(40, SEEDS.size());
        assertNotEquals(first, SEEDS.subList(0, 4));
    }

    @Test
    @DisplayName("a broken rule says under which schedule, and that one can be run alone")
    void onlyOne() {
        Violation violation = assertInstanceOf(Violation.class, run("failsLate"));
        assertEquals("M1: Wrong. (Schedule 3 of 4; -Dassay.only=2 runs it alone.)", violation.getMessage());
        assertEquals("M1", violation.rule());
        long third = SEEDS.get(2);
        SEEDS.clear();
        System.setProperty("assay.only", "2");
        try {
            Submission.begin(Sitting.onClassPath());
            assertInstanceOf(Violation.class, run("failsLate"));
        } finally {
            System.clearProperty("assay.only");
        }
        assertEquals(List.of(third), SEEDS);
    }

    @Test
    @DisplayName("a student's exception arrives as it is, so a debugger and a stack trace are of use")
    void asIs() {
        Throwable thrown = run("throwsAsIs");
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        assertInstanceOf(UnsupportedOperationException.class, cause);
        assertInstanceOf(UnsupportedOperationException.class, rootOf(run("failingProperty")));
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }

    @Test
    @DisplayName("a property gets a solution, and draws the same values every time")
    void property() {
        assertEquals(null, run("property"));
        List<Long> first = List.copyOf(SEEDS);
        SEEDS.clear();
        run("property");
        assertEquals(first, SEEDS);
        assertEquals(5, first.size());
    }

    @Test
    @DisplayName("shrinking ends after a number of tries, with the student's own exception")
    void boundedShrinking() {
        Throwable thrown = run(Endless.class, "neverGetsSmall");
        assertEquals("too many odd ones", thrown.getMessage());
        assertTrue(SEEDS.size() <= 5 + PropertyHook.MOST_SHRINKING_TRIES, "" + SEEDS.size());
    }

    @Test
    @DisplayName("what is missing is named, with the way out")
    void missing() {
        assertEquals(
                "there is no class nowhere.Solution; it stands in the skeleton and implements "
                        + "dev.assay.exam.OnClassPathTest$MissingSolution, copy it from there",
                rootOf(run("missing")).getMessage());
        assertTrue(rootOf(run("noCheck")).getMessage().contains("without @Check"));
        Map<Class<?>, String> wrong = Map.of(
                ForeignSolution.class, "does not implement",
                PlainInterface.class, "needs @Entry",
                DemandingSolution.class, "no public constructor without parameters");
        wrong.forEach((type, words) -> {
            String message = assertThrows(IllegalStateException.class, () -> Submission.solution(type)).getMessage();
            assertTrue(message.contains(words), message);
        });
        String message = assertThrows(
                        IllegalStateException.class, () -> Submission.reference(GoodSolution.class))
                .getMessage();
        assertTrue(message.contains("only the grader has one"), message);
    }
}
