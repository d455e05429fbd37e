package dev.assay.grader.verify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What has come of a lab's own examination.
 *
 * @param labId the lab's id
 * @param labTitle the lab's title
 * @param results one line a solution that was examined
 * @param matrix which tests catch which flawed solutions, if all of them met all tests
 * @param problems what does not hold, a sentence or more each; empty if the lab is sound
 * @param troubles what could not be found out, through no fault of the lab's
 * @param wallMillis how long it took
 */
public record VerifyReport(
        String labId,
        String labTitle,
        List<Result> results,
        Optional<KillMatrix> matrix,
        List<String> problems,
        List<String> troubles,
        long wallMillis) {

    /** Copies the lists. */
    public VerifyReport {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
        troubles = List.copyOf(troubles);
    }

    /** What a solution is for. */
    public enum Role {
        /** Scores everything. */
        REFERENCE("reference"),
        /** Scores what the lab states. */
        SKELETON("skeleton"),
        /** Scores everything, in another way. */
        UNUSUAL("unusual"),
        /** Is caught by the test that it names. */
        FLAWED("flawed");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** As people say it. */
        public String word() {
            return word;
        }
    }

    /**
     * How one solution has done.
     *
     * @param role what it is for
     * @param name its name; that of its role where there is only one
     * @param score what it scores, in hundredths; empty if it did not meet all tests
     * @param holds whether it did as it should
     */
    public record Result(Role role, String name, Optional<Integer> score, boolean holds) {}

    /** Whether everything holds that could be found out. */
    public boolean holds() {
        return problems.isEmpty() && troubles.isEmpty();
    }

    /** The report for people: a few lines when all is well, and everything that is not. */
    public String text() {
        StringBuilder text = new StringBuilder("%s: %s\n".formatted(labId, labTitle));
        for (Role role : Role.values()) {
            List<Result> of = results.stream().filter(result -> result.role() == role).toList();
            if (!of.isEmpty()) {
                text.append("  %-10s %s\n".formatted(role.word(), summary(role, of)));
            }
        }
        matrix.ifPresent(table -> text.append('\n').append(table.text().indent(2)));
        list(text, "does not hold:", problems);
        list(text, "could not be found out:", troubles);
        text.append("  %s in %s s\n".formatted(
                holds() ? "everything holds" : "not everything holds", BigDecimal.valueOf(wallMillis / 100, 1)));
        return text.toString();
    }

    private static String summary(Role role, List<Result> of) {
        long hold = of.stream().filter(Result::holds).count();
        return switch (role) {
            case REFERENCE, SKELETON -> "%s points".formatted(
                    of.getFirst().score().map(VerifyReport::points).orElse("no"));
            case UNUSUAL -> "%d of %d score everything".formatted(hold, of.size());
            case FLAWED -> "%d of %d are caught by the test that they name".formatted(hold, of.size());
        };
    }

    private static void list(StringBuilder text, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            text.append("\n  ").append(title).append('\n');
            sentences.forEach(sentence -> text.append(("- " + sentence.replace("\n", "\n  ")).indent(4)));
            text.append('\n');
        }
    }

    /** Hundredths as people write points: 4, 2.5, 0.25. */
    static String points(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }
}
