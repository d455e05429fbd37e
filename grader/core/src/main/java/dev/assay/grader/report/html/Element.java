package dev.assay.grader.report.html;

import dev.assay.grader.intake.Legible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * An element of a page, HTML or SVG. Text and attributes are made legible and escaped on their way in, and only
 * elements and attributes that can neither run nor fetch anything can be made at all. So a page is safe by how it is
 * built, whoever has written the texts in it.
 */
final class Element {
    private static final Set<String> NAMES = Set.of(
            "a", "article", "bdi", "code", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1",
            "h2", "h3", "header", "li", "main", "mark", "nav", "ol", "p", "pre", "section", "span", "strong", "summary",
            "table", "tbody", "td", "th", "thead", "tr", "ul",
            "circle", "desc", "g", "line", "path", "rect", "svg", "text", "title", "tspan");

    private static final Set<String> ATTRIBUTES = Set.of(
            "aria-hidden", "aria-label", "aria-labelledby", "class", "href", "id", "open", "role", "scope", "tabindex",
            "cx", "cy", "d", "height", "r", "rx", "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "y",
            "y1", "y2");

    /** After these, a line end does no harm and makes the page's source readable. */
    private static final Set<String> BLOCKS = Set.of(
            "article", "details", "div", "dl", "figure", "footer", "g", "header", "li", "main", "nav", "ol", "p",
            "section", "svg", "table", "tr", "ul");

    private static final int MOST_CHARS = 2_000;

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Object> children = new ArrayList<>();

    private Element(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("pages have no element \"%s\"".formatted(name));
        }
        this.name = name;
    }

    /** An empty element. */
    static Element of(String name) {
        return new Element(name);
    }

    /** An empty element with a class, or several with spaces between, or none. */
    static Element of(String name, String classes) {
        return classes.isEmpty() ? of(name) : of(name).with("class", classes);
    }

    /**
     * Gives it an attribute.
     *
     * @throws IllegalArgumentException if the attribute could run or fetch something
     */
    Element with(String attribute, String value) {
        if (!ATTRIBUTES.contains(attribute)) {
            throw new IllegalArgumentException("pages have no attribute \"%s\"".formatted(attribute));
        }
        if (attribute.equals("href") && !value.startsWith("#")) {
            throw new IllegalArgumentException("links stay on the page; this one does not: " + value);
        }
        attributes.append(' ').append(attribute).append("=\"");
        escape(Legible.line(value, MOST_CHARS), attributes);
        attributes.append('"');
        return this;
    }

    /** Gives it an attribute that is a whole number, as most of SVG's are. */
    Element with(String attribute, int value) {
        return with(attribute, Integer.toString(value));
    }

    /** Adds a text of one line; at most 2,000 characters of it are kept. */
    Element text(String content) {
        children.add(Legible.line(content, MOST_CHARS));
        return this;
    }

    /** Adds a text that may have several lines; at most 2,000 characters of it are kept. */
    Element lines(String content) {
        children.add(Legible.lines(content, MOST_CHARS));
        return this;
    }

    /** Adds an element with a text of one line. */
    Element text(String element, String classes, String content) {
        return add(of(element, classes).text(content));
    }

    Element add(Element... elements) {
        return add(List.of(elements));
    }

    Element add(Collection<Element> elements) {
        children.addAll(elements);
        return this;
    }

    /** Writes it. */
    void appendTo(StringBuilder page) {
        page.append('<').append(name).append(attributes).append('>');
        for (Object child : children) {
            switch (child) {
                case Element element -> element.appendTo(page);
                case Object text -> escape(text.toString(), page);
            }
        }
        page.append("</").append(name).append('>');
        if (BLOCKS.contains(name)) {
            page.append('\n');
        }
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        appendTo(page);
        return page.toString();
    }

    /** Escapes more than HTML demands, so that it does not matter where the text stands. */
    static void escape(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }
}
