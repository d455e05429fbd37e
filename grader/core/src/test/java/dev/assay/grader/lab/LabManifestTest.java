package dev.assay.grader.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest that holds reads back as written; one that does not says what, where, and how to mend it. */
class LabManifestTest {
    private static final String GOOD =
            """
            {
              "schema": "assay/lab/v1",
              "id": "tiny",
              "title": "A tiny lab",
              "version": "1",
              "contract": "dev.assay.labs.tiny",
              "studentPackage": "tiny",
              "entry": "tiny.Solution",
              "solution": "dev.assay.labs.tiny.TinySolution",
              "skeletonFloor": 0,
              "fuelPerTest": 2000000000,
              "parts": [
                { "id": "A", "title": "First", "points": 60 },
                { "id": "B", "title": "Second", "points": 40 }
              ],
              "tests": [
                {
                  "id": "P1",
                  "part": "A",
                  "title": "starts",
                  "visibility": "public",
                  "points": 0,
                  "schedules": 1,
                  "hint": "",
                  "feedback": "trace",
                  "needs": [],
                  "method": "dev.assay.labs.tiny.open.Start#p1"
                },
                {
                  "id": "A1",
                  "part": "A",
                  "title": "adds",
                  "visibility": "hidden",
                  "points": 60,
                  "schedules": 4,
                  "hint": "<think> & \\"count\\"",
                  "feedback": "hint",
                  "needs": [],
                  "method": "dev.assay.labs.tiny.hidden.Adds#a1"
                },
                {
                  "id": "B1",
                  "part": "B",
                  "title": "multiplies",
                  "visibility": "hidden",
                  "points": 40,
                  "schedules": 100,
                  "hint": "",
                  "feedback": "score",
                  "needs": ["A1"],
                  "method": "dev.assay.labs.tiny.hidden.Adds#b1"
                }
              ]
            }
            """;

    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void folder() throws IOException {
        file = Files.createDirectories(temp.resolve("labs/tiny")).resolve("lab.json");
    }

    private LabManifest read(String json) throws IOException {
        return LabManifest.read(Files.writeString(file, json));
    }

    private void assertProblem(String json, String... expected) {
        InvalidLab e = assertThrows(InvalidLab.class, () -> read(json));
        assertEquals(List.of(expected), e.problems());
    }

    private void assertProblem(String replaced, String by, List<String> expected) {
        assertTrue(GOOD.contains(replaced), () -> replaced + " is not in the example");
        assertProblem(GOOD.replace(replaced, by), expected.toArray(String[]::new));
    }

    @Test
    void points_are_read_as_hundredths() throws IOException {
        LabManifest lab = read(GOOD);
        assertEquals(60_00, lab.part("A").points());
        assertEquals(40_00, lab.test("B1").orElseThrow().points());
        assertEquals("dev.assay.labs.tiny.hidden.Adds", lab.test("B1").orElseThrow().type());
        assertEquals(List.of("P1", "A1"), lab.testsOf(lab.part("A")).stream().map(LabManifest.Test::id).toList());
    }

    @Test
    void what_is_written_is_what_was_read() throws IOException {
        assertEquals(GOOD, read(GOOD).json());
    }

    @Test
    void a_part_whose_tests_sum_to_something_else_is_named() {
        assertProblem(
                "\"points\": 60,\n      \"schedules\"",
                "\"points\": 55,\n      \"schedules\"",
                List.of("labs/tiny/lab.json: part \"A\" has 60 points, its tests sum up to 55; change one of them"));
    }

    @Test
    void a_lab_that_is_not_worth_a_hundred_points_is_refused() {
        assertProblem(
                "\"points\": 40",
                "\"points\": 30",
                List.of("labs/tiny/lab.json: the parts sum up to 90 points; a lab has 100"));
    }

    @Test
    void unknown_parts_and_needs_and_ids_used_twice_are_named() {
        assertProblem(
                "\"part\": \"B\"",
                "\"part\": \"C\"",
                List.of(
                        "labs/tiny/lab.json: test \"B1\" belongs to part \"C\"; the parts are [A, B]",
                        "labs/tiny/lab.json: part \"B\" has 40 points, its tests sum up to 0; change one of them"));
        assertProblem(
                "[\"A1\"]",
                "[\"A9\"]",
                List.of("labs/tiny/lab.json: test \"B1\" needs \"A9\"; there is no such test"));
        assertProblem(
                "\"id\": \"P1\"",
                "\"id\": \"B1\"",
                List.of("labs/tiny/lab.json: two tests have the id \"B1\"; rename one"));
        assertProblem(
                "\"id\": \"B\",",
                "\"id\": \"A\",",
                List.of(
                        "labs/tiny/lab.json: two parts have the id \"A\"; rename one",
                        "labs/tiny/lab.json: test \"B1\" belongs to part \"B\"; the parts are [A, A]",
                        "labs/tiny/lab.json: part \"A\" has 40 points, its tests sum up to 60; change one of them"));
    }

    @Test
    void tests_that_need_each_other_are_shown_as_a_circle_once() {
        String circle = GOOD.replaceFirst("\"needs\": \\[\\],", "\"needs\": [\"B1\"],")
                .replaceFirst("\"needs\": \\[\\],", "\"needs\": [\"P1\"],");
        assertProblem(
                circle,
                "labs/tiny/lab.json: tests need each other in a circle: P1 needs B1 needs A1 needs P1; "
                        + "take out one of these needs");
    }

    @Test
    void a_test_that_needs_a_later_one_is_refused() {
        String later = GOOD.replaceFirst("\"needs\": \\[\\],", "\"needs\": [\"A1\"],");
        assertProblem(
                later,
                "labs/tiny/lab.json: test \"P1\" needs \"A1\", which runs later; "
                        + "a test can need only what stands before it");
    }

    @Test
    void a_public_test_has_no_points() {
        assertProblem(
                "\"visibility\": \"public\",\n      \"points\": 0",
                "\"visibility\": \"public\",\n      \"points\": 5",
                List.of(
                        "labs/tiny/lab.json: test \"P1\" is public and has 5 points; points belong to hidden tests, "
                                + "make it 0",
                        "labs/tiny/lab.json: part \"A\" has 60 points, its tests sum up to 65; change one of them"));
    }

    @Test
    void fields_that_are_missing_unknown_or_mistyped_are_all_named_at_once() {
        assertProblem(
                GOOD.replace("\"version\": \"1\",", "\"versoin\": \"1\",")
                        .replace("\"schedules\": 4", "\"schedules\": 0")
                        .replace("\"points\": 40 }", "\"points\": 40.5 }")
                        .replace("\"visibility\": \"public\"", "\"visibility\": \"PUBLIC\""),
                "labs/tiny/lab.json: the lab has an unknown field \"versoin\"; the fields are [contract, design, entry, "
                        + "fuelPerTest, id, parts, schema, skeletonFloor, solution, studentPackage, tests, title, "
                        + "version]",
                "labs/tiny/lab.json: the lab lacks the field \"version\"; add it",
                "labs/tiny/lab.json: part \"B\" has points = 40.5; it must be a whole number from 0 to 100",
                "labs/tiny/lab.json: test \"P1\" has visibility = \"PUBLIC\"; it must be \"public\" or \"hidden\"",
                "labs/tiny/lab.json: test \"A1\" has schedules = 0; it must be a whole number from 1 to 1000000");
    }

    @Test
    void a_number_of_absurd_size_is_refused_at_once() {
        assertProblem(
                "2000000000",
                "1e999999999",
                List.of("labs/tiny/lab.json: the lab has fuelPerTest = 1E+999999999; it must be a whole number from 1 "
                        + "to 9223372036854775807"));
    }

    @Test
    void a_schema_of_another_version_is_refused() {
        assertProblem(
                "assay/lab/v1",
                "assay/lab/v2",
                List.of("labs/tiny/lab.json: schema is \"assay/lab/v2\", this grader reads \"assay/lab/v1\""));
    }

    @Test
    void a_field_that_stands_twice_is_refused_instead_of_guessed() {
        assertProblem(
                "\"skeletonFloor\": 0,",
                "\"skeletonFloor\": 0, \"skeletonFloor\": 5000,",
                List.of("labs/tiny/lab.json: \"skeletonFloor\" stands twice at $.skeletonFloor; keep one"));
    }

    @Test
    void text_that_is_not_json_is_said_to_be_so() {
        for (String text : List.of("", "{", "[]", "{} {}", "{'id': 1}", "nonsense",
                "[".repeat(100_000), "{\"a\":".repeat(100_000))) {
            InvalidLab e = assertThrows(InvalidLab.class, () -> read(text), text);
            assertTrue(e.getMessage().startsWith("labs/tiny/lab.json: "), e.getMessage());
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }

    @Test
    void the_head_can_be_read_while_the_tests_are_still_wrong() throws IOException {
        String head = GOOD.substring(0, GOOD.indexOf("\"tests\"")) + "\"tests\": [7]}";
        assertEquals("tiny", LabManifest.readHead(Files.writeString(file, head)).id());
        String without = GOOD.substring(0, GOOD.lastIndexOf(",", GOOD.indexOf("\"tests\""))) + "}";
        assertEquals(List.of(), LabManifest.readHead(Files.writeString(file, without)).tests());
        assertThrows(InvalidLab.class, () -> read(head));
    }

    @Test
    void a_lab_without_tests_says_how_to_list_them() throws IOException {
        List<String> problems = read(GOOD).withTests(List.of()).problems("lab.json");
        assertEquals(
                "lab.json: there are no tests; run `assay verify tiny --write-manifest` to list them",
                problems.getFirst());
    }
}
