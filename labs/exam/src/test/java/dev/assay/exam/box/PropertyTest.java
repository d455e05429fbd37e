package dev.assay.exam.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.exam.Pupil;
import dev.assay.exam.Quiet;
import dev.assay.exam.Sitting;
import dev.assay.exam.Submission;
import dev.assay.exam.Verdict;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.tinylab.contract.CounterSolution;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quiet.class)
@DisplayName("A property in the child")
class PropertyTest {
    private static final int MOST_SHRINKING_TRIES = 2_000;

    private final Referee referee =
            new Referee(new Order.Test("D1", "Draws", "Draws#drawsAll", true, List.of()));

    private Sitting sitting;

    @BeforeEach
    void forget() {
        Draws.DRAWN.clear();
    }

    @AfterEach
    void leave() {
        Draws.DRAWN.clear();
    }

    private List<String> draw(String method, long rootSeed, int factor) {
        ClassLoader solution =
                new SolutionLoader(SolutionLoader.SUBMISSION, Pupil.honest(), new Border(CounterSolution.class));
        sitting = Sitting.inBox(solution, Optional.empty(), rootSeed, factor, referee);
        Submission.begin(sitting);
        Draws.DRAWN.clear();
        Method found = Arrays.stream(Draws.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(method))
                .findFirst()
                .orElseThrow();
        Optional<Throwable> around = new TestRun().run(Draws.class, found);
        assertEquals(Optional.empty(), around);
        return List.copyOf(Draws.DRAWN);
    }

    @Test
    @DisplayName("draws the same values every time")
    void sameValues() {
        List<String> first = draw("drawsAll", 1, 1);
        assertEquals(50, first.size());
        assertTrue(new TreeSet<>(first).size() > 40, "the values differ from each other");
        assertEquals(first, draw("drawsAll", 1, 1));
    }

    @Test
    @DisplayName("draws other values under another root seed, and under another id")
    void otherValues() {
        List<String> first = draw("drawsAll", 1, 1);
        assertNotEquals(first, draw("drawsAll", 2, 1));
        assertNotEquals(first, draw("drawsElse", 1, 1));
    }

    @Test
    @DisplayName("is tried as often as it says, times the factor, and what it says against determinism is overruled")
    void tries() {
        assertEquals(150, draw("drawsAll", 1, 3).size());
        assertEquals(150, sitting.schedulesBegun());
        List<String> own = draw("drawsByItsOwnRules", 1, 2);
        assertEquals(40, own.size());
        assertNotEquals(own, draw("drawsByItsOwnRules", 2, 2), "its own seed would be the same under every root seed");
    }

    @Test
    @DisplayName("shrinks to an example of the mistake that it found first, the same every time")
    void shrinksToTheSameMistake() {
        List<String> first = draw("failsInTwoWays", 1, 1);
        Verdict verdict = sitting.verdict().orElseThrow();
        int begun = sitting.schedulesBegun();
        assertEquals(first, draw("failsInTwoWays", 1, 1));
        assertEquals(verdict, sitting.verdict().orElseThrow());
        assertEquals(begun - 1, sitting.schedule(), "shrinking is no further schedule");
        assertEquals("long", verdict.rule());
        assertEquals("Too long: 8.", verdict.message());
    }

    @Test
    @DisplayName("ends to shrink after a number of tries, not after a time")
    void boundedShrinking() {
        List<String> drawn = draw("neverGetsSmall", 1, 1);
        assertEquals("Too many odd ones.", sitting.verdict().orElseThrow().message());
        assertEquals(sitting.schedulesBegun() + MOST_SHRINKING_TRIES, drawn.size());
    }

    @Test
    @DisplayName("gets a new solution for every try")
    void newSolutions() {
        assertEquals(3, new TreeSet<>(draw("newSolutions", 1, 1)).size());
    }

    @Test
    @DisplayName("that rejects all its values is trouble, not a failure of the submission")
    void rejects() {
        draw("rejects", 1, 1);
        assertEquals(Verdict.Kind.TROUBLE, sitting.verdict().orElseThrow().kind());
    }

    @Test
    @DisplayName("prints nothing and leaves no database behind")
    void silent() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true));
        try {
            draw("drawsAll", 1, 1);
            draw("failsInTwoWays", 1, 1);
        } finally {
            System.setOut(out);
        }
        assertEquals("", printed.toString());
        assertFalse(Files.exists(Path.of(".jqwik-database")));
    }
}
