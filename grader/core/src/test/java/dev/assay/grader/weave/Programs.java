package dev.assay.grader.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes random Java programs that always end: loops are counted, recursion has a bottom. Each method computes a
 * number from whatever the language offers, exceptions included; what escapes from it is part of the answer.
 */
final class Programs {
    private static final int DEEPEST_STATEMENT = 3;
    private static final int DEEPEST_EXPRESSION = 3;
    private static final List<String> INFIX = List.of("+", "-", "*", "&", "|", "^", "<<", ">>", ">>>");
    private static final List<String> COMPARED = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> THROWN = List.of("IllegalStateException", "ArithmeticException",
            "IndexOutOfBoundsException", "UnsupportedOperationException", "Oops");

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();
    private final List<String> longs = new ArrayList<>();
    private int names;
    private int indent = 2;
    private int loops;

    private Programs(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A class {@code prog.Programs} of so many methods {@code f000_p}, {@code f001_p}, ... that return their answer. */
    static String source(long seed, int methods) {
        StringBuilder source = new StringBuilder(
                """
                package prog;

                import java.util.*;
                import java.util.function.*;

                public class Programs {
                    static final class Oops extends RuntimeException {
                        final long code;
                        Oops(String message) { super(message); code = message.length(); }
                        Oops(long code) { super("code " + code); this.code = code; }
                    }
                    sealed interface Shape permits Dot, Line, Box {}
                    record Dot() implements Shape {}
                    record Line(long length) implements Shape {}
                    record Box(Shape inner, long size) implements Shape {}
                    enum Colour { RED, GREEN, BLUE }

                    static long depth(Shape shape) {
                        return switch (shape) {
                            case Dot dot -> 0;
                            case Line(long length) when length > 10 -> 2;
                            case Line line -> 1;
                            case Box(Shape inner, long size) -> 1 + depth(inner) + (size & 1);
                        };
                    }
                    static long down(long n, LongUnaryOperator step) {
                        return n <= 0 ? 1 : step.applyAsLong(n) ^ down(n - 1 - (n & 1), step);
                    }
                    static String answer(String name, LongSupplier body) {
                        String how;
                        try {
                            how = Long.toString(body.getAsLong());
                        } catch (RuntimeException e) {
                            how = e.getClass().getSimpleName() + " " + e.getMessage();
                        }
                        return name + " " + how + "\\n";
                    }
                """);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < methods; i++) {
            source.append(new Programs(seeds.nextLong()).method("%03d".formatted(i)));
        }
        return source.append("}\n").toString();
    }

    private String method(String number) {
        line("static String f" + number + "_p() { return answer(\"f" + number + "\", Programs::g" + number + "); }");
        line("static long g" + number + "() {");
        indent++;
        for (String start : List.of("7", "-3", "1000003L")) {
            line("long " + fresh() + " = " + start + ";");
        }
        line("long[] cells = new long[" + (1 + random.nextInt(9)) + "];");
        line("List<Long> list = new ArrayList<>();");
        line("StringBuilder said = new StringBuilder();");
        for (int i = 4 + random.nextInt(5); i > 0; i--) {
            statement(0);
        }
        line("return " + String.join(" ^ ", longs) + " ^ Arrays.hashCode(cells) ^ list.hashCode()"
                + " ^ said.toString().hashCode();");
        indent--;
        line("}");
        return text.toString();
    }

    private String fresh() {
        String name = "v" + names++;
        longs.add(name);
        return name;
    }

    private void line(String line) {
        text.append("  ".repeat(indent)).append(line).append('\n');
    }

    private String any(List<String> options) {
        return options.get(random.nextInt(options.size()));
    }

    private String variable() {
        return any(longs);
    }

    // ------------------------------------------------------------------ statements

    private void block(String head, int depth, String... tail) {
        line(head);
        indent++;
        int known = longs.size();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statement(depth + 1);
        }
        longs.subList(known, longs.size()).clear();
        for (String each : tail) {
            line(each);
        }
        indent--;
    }

    private void statement(int depth) {
        if (depth >= DEEPEST_STATEMENT) {
            simple();
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                block("if (" + condition() + ") {", depth);
                if (random.nextBoolean()) {
                    block("} else {", depth);
                }
                line("}");
            }
            case 2, 3 -> loop(depth);
            case 4, 5 -> tryStatement(depth);
            case 6 -> switchStatement(depth);
            case 7 -> shapes();
            case 8 -> lambdas();
            default -> simple();
        }
    }

    private void simple() {
        switch (random.nextInt(9)) {
            case 0 -> {
                String value = expression(0);
                line("long " + fresh() + " = " + value + ";");
            }
            case 1 -> line("cells[" + index() + "] " + any(List.of("=", "+=", "^=", "-=")) + " " + expression(1) + ";");
            case 2 -> line("list.add(" + expression(1) + ");");
            case 3 -> line("said.append(" + expression(2) + ").append('" + (char) ('a' + random.nextInt(26)) + "');");
            case 4 -> line("if ((" + variable() + " & 15) == 3) { throw new " + thrown() + "; }");
            case 5 -> line(variable() + (random.nextBoolean() ? "++" : "--") + ";");
            case 6 -> line(variable() + " = down(" + expression(2) + " & 7, n -> n * " + random.nextInt(9) + ");");
            default -> line(variable() + " " + any(List.of("=", "+=", "*=", "^=", ">>=")) + " " + expression(0) + ";");
        }
    }

    private String thrown() {
        String type = any(THROWN);
        return type + "(" + (type.equals("Oops") ? expression(2) : "\"at \" + " + variable()) + ")";
    }

    private void loop(int depth) {
        String label = "loop" + loops++;
        String i = "i" + loops;
        String head = switch (random.nextInt(3)) {
            case 0 -> "for (int " + i + " = 0; " + i + " < " + (1 + random.nextInt(6)) + "; " + i + "++) {";
            case 1 -> "for (int " + i + " = " + (1 + random.nextInt(6)) + "; " + i + "-- > 0; ) {";
            default -> "for (long " + i + " : cells.clone()) {";
        };
        block(label + ": " + head, depth, variable() + " += " + i + ";",
                "if (" + condition() + ") { " + any(List.of("break ", "continue ")) + label + "; }");
        line("}");
    }

    private void tryStatement(int depth) {
        block("try {", depth, "if ((" + variable() + " & 3) == 1 && " + condition() + ") { throw new " + thrown() + "; }");
        boolean caught = random.nextInt(4) > 0;
        if (caught) {
            String type = any(List.of("RuntimeException", "ArithmeticException | IllegalStateException", "Oops",
                    "IndexOutOfBoundsException"));
            block("} catch (" + type + " e" + names + ") {", depth, "said.append(e" + names++ + ".getMessage());");
        }
        if (!caught || random.nextBoolean()) {
            block("} finally {", depth);
        }
        line("}");
    }

    private void switchStatement(int depth) {
        if (random.nextBoolean()) {
            line("switch ((int) (" + expression(1) + " & 7)) {");
            for (int label : new int[] {0, 1, 5}) {
                block("case " + label + ": {", depth, random.nextBoolean() ? "break;" : "");
                line("}");
            }
            block("default: {", depth);
            line("}");
        } else {
            line("switch (\"k\" + (" + expression(1) + " & 3)) {");
            block("case \"k0\" -> {", depth);
            line("}");
            block("case \"k1\", \"k2\" -> {", depth);
            line("}");
            line("default -> " + variable() + " ^= Colour.values()[(int) (" + variable() + " & 1)].name().length();");
        }
        line("}");
    }

    private void shapes() {
        line(variable() + " += depth(new Box(" + (random.nextBoolean() ? "new Dot()" : "new Line(" + expression(2) + ")")
                + ", " + expression(2) + "));");
        line("if ((Object) new Line(" + variable() + ") instanceof Line(long length) && length "
                + any(COMPARED) + " " + expression(2) + ") { " + variable() + "--; }");
    }

    private void lambdas() {
        String captured = "c" + names++;
        line("long " + captured + " = " + expression(1) + ";");
        switch (random.nextInt(4)) {
            case 0 -> line(variable() + " ^= ((LongBinaryOperator) (x, y) -> x * " + captured + " + y).applyAsLong("
                    + expression(2) + ", " + variable() + ");");
            case 1 -> line("list.replaceAll(x -> x ^ " + captured + ");");
            case 2 -> line(variable() + " += list.stream().filter(x -> x " + any(COMPARED) + " " + captured
                    + ").mapToLong(Long::longValue).sum();");
            default -> line("list.sort(Comparator.comparing((Long x) -> x & " + captured
                    + ").thenComparing(Comparator.reverseOrder()));");
        }
    }

    // ------------------------------------------------------------------ expressions

    private String index() {
        return "(int) (" + expression(2) + " & " + (random.nextInt(30) == 0 ? 15 : 0) + ")";
    }

    private String condition() {
        String one = expression(2) + " " + any(COMPARED) + " " + expression(2);
        return switch (random.nextInt(5)) {
            case 0 -> one + " && " + variable() + " " + any(COMPARED) + " 5";
            case 1 -> one + " || (" + variable() + " & 1) == 0";
            case 2 -> "!(" + one + ")";
            default -> one;
        };
    }

    /** Nought now and then. */
    private String divisor(int depth) {
        return random.nextInt(10) == 0 ? expression(depth) : "(" + expression(depth) + " | 1)";
    }

    private String expression(int depth) {
        if (depth >= DEEPEST_EXPRESSION) {
            return random.nextBoolean() ? variable() : Long.toString(random.nextLong(-9, 100)) + "L";
        }
        return switch (random.nextInt(11)) {
            case 0, 1 -> "(" + expression(depth + 1) + " " + any(INFIX) + " " + expression(depth + 1) + ")";
            case 2 -> "(" + expression(depth + 1) + (random.nextBoolean() ? " / " : " % ") + divisor(depth + 1) + ")";
            case 3 -> "cells[" + index() + "]";
            case 4 -> "(" + condition() + " ? " + expression(depth + 1) + " : " + expression(depth + 1) + ")";
            case 5 -> "(long) (int) " + variable();
            case 6 -> "(long) (double) " + variable();
            case 7 -> "Math.max(" + expression(depth + 1) + ", " + variable() + ")";
            case 8 -> "(long) (\"t\" + " + variable() + ").length()";
            case 9 -> "(list.isEmpty() ? 0L : list.get(list.size() - 1))";
            default -> random.nextBoolean() ? variable() : Long.toString(random.nextLong(-9, 1_000_000)) + "L";
        };
    }
}
