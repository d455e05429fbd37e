package dev.assay.grader.intake;

/**
 * Text from a submission, or about one, made fit to be shown: what would be invisible, or would change how its
 * surroundings look (control characters, escape sequences, characters that turn the direction of writing), is spelled
 * out, and what is too long is cut.
 */
public final class Legible {
    private Legible() {}

    /**
     * Makes a text of several lines legible.
     *
     * @param text any text
     * @param mostChars how many characters of it are kept at most, at least 0
     * @return the text with LF and tab as they were and all else that is invisible as <code>&#92;u{hex}</code>
     */
    public static String lines(String text, int mostChars) {
        return of(text, mostChars, true);
    }

    /**
     * Makes a text legible as a single line.
     *
     * @param text any text
     * @param mostChars how many characters of it are kept at most, at least 0
     * @return the text with everything that is invisible, line ends too, as <code>&#92;u{hex}</code>
     */
    public static String line(String text, int mostChars) {
        return of(text, mostChars, false);
    }

    private static String of(String text, int mostChars, boolean withLines) {
        StringBuilder legible = new StringBuilder();
        text.codePoints().limit(mostChars).forEach(c -> {
            if (isInvisible(c) && !(withLines && (c == '\n' || c == '\t'))) {
                legible.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                legible.appendCodePoint(c);
            }
        });
        // Looks no further than it must, for a text may be very long.
        boolean isMore = text.length() > mostChars && text.codePoints().skip(mostChars).findFirst().isPresent();
        return isMore ? legible + "..." : legible.toString();
    }

    /** Whether a character leaves no mark of its own; the ordinary space does not count as such. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }
}
