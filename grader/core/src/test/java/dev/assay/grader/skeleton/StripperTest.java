package dev.assay.grader.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.grader.lab.InvalidLab;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The solution goes, stubs come, and a mark that is not understood is never passed over. */
class StripperTest {
    private static List<String> problems(String text) {
        return assertThrows(InvalidLab.class, () -> Stripper.strip("X.java", text)).problems();
    }

    @Test
    void a_region_gives_way_to_its_stubs_and_holes_close() {
        assertEquals(
                Optional.of(
                        """
                        package raft;

                        import dev.assay.labs.raft.Role;
                        import java.util.Set;

                        class Server {
                            Set<Integer> votes;

                            int term() {
                                throw new UnsupportedOperationException("TODO");
                            }

                            // TODO Your own methods go here.
                        }
                        """),
                Stripper.strip(
                        "X.java",
                        """
                        package raft;

                        import dev.assay.labs.raft.Role;
                        import java.util.Set;
                        import java.util.TreeMap;

                        class Server {
                            // BEGIN SOLUTION
                            private static final int SECRET = 300;
                            // END SOLUTION

                            Set<Integer> votes;

                            int term() {
                                // BEGIN SOLUTION
                                // STUB: throw new UnsupportedOperationException("TODO");
                                return new TreeMap<Integer, Role>().size() + SECRET;
                                // END SOLUTION
                            }

                            // BEGIN SOLUTION
                            // STUB: // TODO Your own methods go here.
                            private void helper() {
                            }
                            // END SOLUTION
                        }
                        """));
    }

    @Test
    void a_source_without_regions_stays_as_it_is() {
        String text = "package raft;\n\nclass Solution {\n    int a;\n}\n";
        assertEquals(Optional.of(text), Stripper.strip("X.java", text));
    }

    @Test
    void a_source_that_is_all_solution_disappears() {
        assertEquals(Optional.empty(), Stripper.strip(
                "X.java", "// BEGIN SOLUTION\npackage raft;\n\nclass Votes {}\n// END SOLUTION\n"));
    }

    @Test
    void regions_that_do_not_close_or_open_are_named_with_their_lines() {
        assertEquals(
                List.of("X.java:2: this BEGIN SOLUTION is never closed; add a line // END SOLUTION"),
                problems("class A {\n    // BEGIN SOLUTION\n}\n"));
        assertEquals(
                List.of("X.java:1: this END SOLUTION closes nothing; add a line // BEGIN SOLUTION above it"),
                problems("// END SOLUTION\nclass A {}\n"));
        assertEquals(
                List.of("X.java:3: this BEGIN SOLUTION is inside of the one in line 1; close that first"),
                problems("// BEGIN SOLUTION\nint a;\n// BEGIN SOLUTION\n// END SOLUTION\n"));
        assertEquals(
                List.of("X.java:1: this STUB is outside of any solution; move it below a line // BEGIN SOLUTION"),
                problems("// STUB: int a;\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "//BEGIN SOLUTION", "// begin solution", "// BEGIN SOLUTION ", "/* BEGIN SOLUTION */", "// BEGIN  SOLUTION",
        "int a; // BEGIN SOLUTION", "// BEGIN-SOLUTION", "// END SOLUTION."
    })
    void a_mark_that_is_misspelled_is_refused_instead_of_giving_the_solution_away(String mark) {
        assertEquals(
                List.of("X.java:1: this must be written exactly // BEGIN SOLUTION or // END SOLUTION, alone in "
                        + "its line"),
                problems(mark + "\nint secret;\n"));
    }
}
