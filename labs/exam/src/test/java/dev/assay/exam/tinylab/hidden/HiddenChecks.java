package dev.assay.exam.tinylab.hidden;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.exam.Check;
import dev.assay.exam.Feedback;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.exam.tinylab.contract.Counter;
import dev.assay.exam.tinylab.contract.CounterSolution;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Part(id = "H", title = "Hidden tests")
class HiddenChecks {
    @Test
    @Check(id = "H1", title = "Counts", points = 40, schedules = 20, hint = "Add.")
    void counts(CounterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream numbers = schedule.stream("numbers");
            Counter counter = solution.counter();
            int total = 0;
            for (int i = 0; i < 10; i++) {
                int number = numbers.nextInt(100);
                total += number;
                int told = counter.add(number);
                if (told != total) {
                    throw new Violation("sum", "The total was told wrongly.");
                }
            }
        });
    }

    @Test
    @Check(id = "H2", title = "Starts anew", points = 20, needs = "H1", feedback = Feedback.SCORE)
    void startsAnew(CounterSolution solution) {
        solution.counter().add(5);
        assertEquals(7, solution.counter().add(7));
    }

    @Property
    @Check(id = "H3", title = "Order does not matter", points = 20, schedules = 200)
    void order(@ForAll List<@IntRange(max = 1000) Integer> numbers, CounterSolution solution) {
        Counter forth = solution.counter();
        Counter back = solution.counter();
        int a = 0;
        int b = 0;
        for (int number : numbers) {
            a = forth.add(number);
        }
        for (int number : numbers.reversed()) {
            b = back.add(number);
        }
        if (a != b) {
            throw new Violation("order", "The order of " + numbers.size() + " numbers matters.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Check(id = "H10", title = "Adds zero", points = 20)
    void zero(int number) {
        Counter counter = Submission.solution(CounterSolution.class).counter();
        counter.add(number);
        assertAll(() -> assertEquals(number, counter.add(0)));
    }
}
