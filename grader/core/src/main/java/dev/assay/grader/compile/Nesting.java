package dev.assay.grader.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.OptionalInt;

/**
 * How deeply a source is nested. The compiler recurses as deeply as the source does, and how deep that may be depends
 * on which of its own methods the virtual machine has optimised by then. So there are limits that do not depend on
 * luck, far beyond what people write and far below what the compiler's stack can bear.
 */
final class Nesting {
    /** Brackets of all kinds within each other. */
    static final int MOST_BRACKETS = 150;

    /** Syntax within syntax, in whichever form: chains of calls, of operators, of else-ifs. */
    static final int MOST_TREES = 1_000;

    private Nesting() {}

    /**
     * Finds brackets that are too deep, before a parser sees them: parsers look ahead to the closing bracket at each
     * opening one, so that depth costs them its square.
     *
     * @return the line of the first bracket that is too deep, counted from 1
     */
    static OptionalInt lineOfTooManyBrackets(String text) {
        int depth = 0;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line++;
                case '(', '[', '{' -> {
                    if (++depth > MOST_BRACKETS) {
                        return OptionalInt.of(line);
                    }
                }
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                default -> {
                    int end = endOfTextAt(text, i);
                    for (; i < end; i++) {
                        line += text.charAt(i) == '\n' ? 1 : 0;
                    }
                }
            }
        }
        return OptionalInt.empty();
    }

    /** If a comment or a literal begins here, where its last character is; otherwise here. */
    private static int endOfTextAt(String text, int at) {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() - 1 : end - 1;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() - 1 : end + 1;
        }
        String quote = text.startsWith("\"\"\"", at) ? "\"\"\"" : text.substring(at, at + 1);
        if (!quote.equals("'") && !quote.startsWith("\"")) {
            return at;
        }
        for (int i = at + quote.length(); i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(quote, i)) {
                return i + quote.length() - 1;
            } else if (text.charAt(i) == '\n' && quote.length() == 1) {
                // Never closed: the compiler will say so.
                return i - 1;
            }
        }
        return text.length() - 1;
    }

    /**
     * Finds syntax that is too deep.
     *
     * @return the line of the first tree that is too deep, counted from 1
     */
    static OptionalInt lineOfTooManyTrees(CompilationUnitTree unit, SourcePositions positions) {
        Depth depth = new Depth();
        depth.scan(unit, null);
        if (depth.tooDeep == null) {
            return OptionalInt.empty();
        }
        long position = positions.getStartPosition(unit, depth.tooDeep);
        return OptionalInt.of(position < 0 ? 1 : (int) unit.getLineMap().getLineNumber(position));
    }

    /** Goes down until it is too deep, and no further, so that it cannot run out of stack itself. */
    private static final class Depth extends TreeScanner<Void, Void> {
        private int depth;
        private Tree tooDeep;

        @Override
        public Void scan(Tree tree, Void unused) {
            if (tree != null && tooDeep == null) {
                if (++depth > MOST_TREES) {
                    tooDeep = tree;
                } else {
                    super.scan(tree, unused);
                }
                depth--;
            }
            return null;
        }
    }
}
