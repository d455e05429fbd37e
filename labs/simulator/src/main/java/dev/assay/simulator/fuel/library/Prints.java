package dev.assay.simulator.fuel.library;

import java.io.PrintStream;
import java.util.Locale;

/** What is printed is made into text first, where it is counted. */
@InPlaceOf("java/io/PrintStream")
public final class Prints {
    private Prints() {}

    public static void print(PrintStream out, Object value) {
        out.print(Texts.valueOf(value));
    }

    public static void println(PrintStream out, Object value) {
        out.println(Texts.valueOf(value));
    }

    public static PrintStream printf(PrintStream out, String format, Object... values) {
        return format(out, format, values);
    }

    public static PrintStream printf(PrintStream out, Locale locale, String format, Object... values) {
        return format(out, locale, format, values);
    }

    public static PrintStream format(PrintStream out, String format, Object... values) {
        out.print(Texts.format(format, values));
        return out;
    }

    public static PrintStream format(PrintStream out, Locale locale, String format, Object... values) {
        out.print(Texts.format(locale, format, values));
        return out;
    }

    public static PrintStream append(PrintStream out, CharSequence text) {
        out.print(Texts.valueOf(text));
        return out;
    }

    public static PrintStream append(PrintStream out, CharSequence text, int start, int end) {
        out.print(Texts.valueOf(text).substring(start, end));
        return out;
    }
}
