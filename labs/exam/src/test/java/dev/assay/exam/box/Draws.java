package dev.assay.exam.box;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.exam.tinylab.contract.CounterSolution;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** Properties that write down what they draw. They are run by other tests, never by themselves. */
@Part(id = "D", title = "Draws")
class Draws {
    static final List<String> DRAWN = new ArrayList<>();

    @Property
    @Check(id = "D1", title = "Draws", schedules = 50)
    void drawsAll(@ForAll int number, @ForAll String text, @ForAll List<Map<Byte, Double>> deep) {
        DRAWN.add(number + text + deep);
    }

    @Property
    @Check(id = "D2", title = "Draws under another id", schedules = 50)
    void drawsElse(@ForAll int number, @ForAll String text, @ForAll List<Map<Byte, Double>> deep) {
        DRAWN.add(number + text + deep);
    }

    @Property(seed = "42", tries = 20, shrinking = ShrinkingMode.BOUNDED, afterFailure = AfterFailureMode.PREVIOUS_SEED,
            edgeCases = EdgeCasesMode.NONE)
    @Check(id = "D3", title = "Draws by its own rules")
    void drawsByItsOwnRules(@ForAll int number) {
        DRAWN.add("" + number);
    }

    @Property
    @Check(id = "D4", title = "Fails in two ways", schedules = 1000)
    void failsInTwoWays(@ForAll List<Integer> numbers) {
        boolean hasFailedBefore = DRAWN.contains("too long");
        DRAWN.add("" + numbers);
        if (numbers.size() > 7) {
            DRAWN.add("too long");
            throw new Violation("long", "Too long: " + numbers.size() + ".");
        }
        if (hasFailedBefore && numbers.size() > 3) {
            throw new Violation("other", "A smaller example of another mistake.");
        }
    }

    @Property
    @Check(id = "D5", title = "Never gets small", schedules = 1000)
    void neverGetsSmall(@ForAll @Size(300) List<Long> numbers) {
        DRAWN.add("");
        // There is always one more number to make smaller: left alone, jqwik would go on for very long.
        if (numbers.stream().filter(number -> number % 2 != 0).count() > 100) {
            throw new Violation("odd", "Too many odd ones.");
        }
    }

    @Property(tries = 3)
    @Check(id = "D6", title = "Gets a new solution for every try")
    void newSolutions(@ForAll int number, CounterSolution solution) {
        DRAWN.add(solution.toString());
    }

    @Property(tries = 5)
    @Check(id = "D7", title = "Rejects everything")
    void rejects(@ForAll int number) {
        Assume.that(false);
    }
}
