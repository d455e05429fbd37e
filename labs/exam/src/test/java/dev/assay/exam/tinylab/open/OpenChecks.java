package dev.assay.exam.tinylab.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.exam.tinylab.contract.CounterSolution;
import org.junit.jupiter.api.Test;

@Part(id = "P", title = "Public tests")
class OpenChecks {
    @Test
    @Check(id = "P1", title = "One and one is two")
    void oneAndOne(CounterSolution solution) {
        var counter = solution.counter();
        counter.add(1);
        assertEquals(2, counter.add(1));
    }
}
