package dev.assay.exam.tinylab.broken;

import dev.assay.exam.Check;
import dev.assay.exam.Explore;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.tinylab.contract.CounterSolution;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** All that a lab's author can do wrong. */
@Part(id = "X", title = "Broken tests")
class BrokenChecks {
    @BeforeEach
    void setUp() {
        // So that the extension sees this kind of method too.
    }

    @Test
    @Check(id = "X1", title = "Throws by itself")
    void throwsByItself() {
        throw new IllegalStateException("the author's mistake");
    }

    @Test
    @Check(id = "X2", title = "Asks for what nobody has")
    void asks(Runnable nobody) {
        nobody.run();
    }

    @Test
    @Disabled("for now")
    @Check(id = "X3", title = "Is disabled")
    void disabled() {}

    @Test
    @Check(id = "X4", title = "Assumes")
    void assumes() {
        Assumptions.assumeTrue(false, "never");
    }

    @Property
    @Check(id = "X5", title = "Wants schedules in a property")
    void schedules(@ForAll int number, Schedules schedules) {}

    @Property
    @Check(id = "X6", title = "Is false", schedules = 3)
    boolean isFalse(@ForAll int number) {
        return number > number;
    }

    @Test
    @Check(id = "X7", title = "Asks for the reference")
    void reference() {
        dev.assay.exam.Submission.reference(CounterSolution.class).counter().add(1);
    }

    @Check(id = "X1", title = "Is no test, and has the id of another")
    void noTest() {}

    @Test
    @Check(id = "X8", title = "Is private", schedules = 0)
    private void isPrivate() {}

    @Test
    @Check(id = "X10", title = "Counts twice", schedules = 2)
    @Explore(walk = 3)
    void twice(Schedules schedules) {}

    @Property
    @Check(id = "X11", title = "Is a property that explores")
    @Explore(walk = 3)
    void explores(@ForAll int number) {}

    @Test
    @Check(id = "X12", title = "Explores nothing")
    @Explore
    void nothing(Schedules schedules) {}

    @Test
    @Check(id = "X13", title = "Is too shallow")
    @Explore(pct = 3, depth = 0)
    void shallow(Schedules schedules) {}

    static class Stray {
        @Test
        @Check(id = "X9", title = "Belongs to the part around it")
        void nested() {}
    }
}

@Part(id = "X", title = "Called otherwise")
class OtherBrokenChecks {
    @Test
    @Check(id = "Y1", title = "Of a part with two titles")
    void other() {}
}

class HomelessChecks {
    @Test
    @Check(id = "Z1", title = "Belongs to no part")
    void homeless() {}
}
