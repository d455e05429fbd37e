package dev.assay.grader.report;

import java.util.ArrayList;
import java.util.List;

/** Text on a grid of character cells: how many cells it fills, and how it is broken into lines. */
final class Cells {
    private Cells() {}

    /** How many cells a text fills. Combining marks fill none, characters of East Asian scripts and pictures two. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /** The wide blocks of Unicode's East Asian Width (UAX 11), coarsely. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
    }

    /** The text with spaces after it up to a width; one that is too long is left as it is. */
    static String padEnd(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text with spaces before it up to a width; one that is too long is left as it is. */
    static String padStart(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The text, or the beginning of it and an ellipsis, in at most so many cells. */
    static String cut(String text, int width, String ellipsis) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = width(ellipsis);
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept + ellipsis;
    }

    /**
     * The lines of a text, broken at spaces so that none is wider than so many cells; a longer word is broken anywhere.
     * What is indented stays so.
     */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.replace('\t', ' ').split("\n", -1)) {
            String words = paragraph.stripLeading();
            int indent = Math.min(paragraph.length() - words.length(), width / 2);
            wrap(words, " ".repeat(indent), width, lines);
        }
        return lines;
    }

    private static void wrap(String words, String indent, int width, List<String> lines) {
        StringBuilder line = new StringBuilder(indent);
        boolean isEmpty = true;
        for (String word : words.split(" ")) {
            for (String piece : pieces(word, width - indent.length())) {
                if (!isEmpty && width(line.toString()) + 1 + width(piece) > width) {
                    lines.add(line.toString());
                    line = new StringBuilder(indent);
                    isEmpty = true;
                }
                line.append(isEmpty ? "" : " ").append(piece);
                isEmpty = false;
            }
        }
        lines.add(line.toString());
    }

    private static List<String> pieces(String word, int width) {
        if (width(word) <= width) {
            return List.of(word);
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int c : word.codePoints().toArray()) {
            if (width(piece.toString()) + width(c) > width && !piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
