package dev.assay.grader.report;

import java.util.regex.Pattern;

/**
 * The commands that GitHub's runner takes from the log of a step ({@code ::error file=...::text}), and how text is kept
 * from being one. The runner looks for {@code ::} at the beginning of a line, after any white space, and for
 * {@code ##[} anywhere in it; Azure's looks for {@code ##vso[}, TeamCity's for {@code ##teamcity[}. Colours do not
 * count, for somebody may take them away before a runner looks.
 */
public final class WorkflowCommands {
    /** A ratio sign looks like a colon, and fills as many cells. */
    private static final String COLON = "\u2236";
    private static final Pattern COMMAND = Pattern.compile("(?m)^((?:\\s|\033\\[[0-9;]*m)*):(?=:)");
    private static final Pattern OLD_COMMAND = Pattern.compile("##(\\w*)\\[");

    private WorkflowCommands() {}

    /**
     * Text for a log, as it was but for what a build system would obey.
     *
     * @param text any text of one or more lines
     */
    public static String inert(String text) {
        if (text.indexOf("::") < 0 && text.indexOf("##") < 0) {
            return text;
        }
        String old = OLD_COMMAND.matcher(text).replaceAll("##$1(");
        return COMMAND.matcher(old).replaceAll("$1" + COLON);
    }

    /** What comes after the second {@code ::}. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The value of a property. */
    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
