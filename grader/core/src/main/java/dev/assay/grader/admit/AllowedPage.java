package dev.assay.grader.admit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What students read: what they may use of the JDK, and what to use in place of what they may not. */
public final class AllowedPage {
    private AllowedPage() {}

    /** The page, in Markdown, as the two tables of this package state it. */
    public static String markdown() {
        return markdown(AllowList.standard(), Replacements.standard());
    }

    static String markdown(AllowList allowed, Replacements refused) {
        StringBuilder page = new StringBuilder(
                """
                # What you may use, and what to use instead of what you may not
                Your code runs inside a simulation: the clock, the dice and the network are the simulation's, so that every run can
                be repeated exactly. So it may use what gives the same result everywhere and whose work can be counted: the
                language, your lab's contract, `dev.assay.kit`, and the part of the JDK below. Everything else is refused before it
                runs, with file, line, the reason, and something better.

                This page is made from the grader's own tables, version %d: `./assay allowed` prints it.

                ## Three things that work differently here
                - **Static fields must not change.** A static field is seen by all servers of the simulation and would survive
                  their crashes, which on real machines it would not. Constants are fine if they cannot change: numbers, text,
                  enums, records of these, `List.of(...)`, `Map.of(...)`, lambdas that capture nothing that changes. The same
                  holds for the fields of enums and of the class `Solution`.
                - **Work is counted, not timed.** Each test gives your code a budget of computation and of memory, many times what
                  a good solution needs, and calls may nest 9,000 deep. Work of the library counts as yours: a `contains` on a
                  long list costs what it costs. When a budget is spent, the test fails and tells the line; no `catch` and no
                  `finally` holds it.
                - **Time stands still while your code runs.** Nobody can wake you while you wait, so `wait()` is a deadlock, and a
                  timer that is set again for now, for ever, is a livelock. Both are told, with the line.

                """.formatted(allowed.version()));
        page.append("## What you may use\n");
        allowed.topics().forEach(topic -> page.append(section(topic)));
        page.append("## What to use instead\n");
        refused.topics().forEach(topic -> page.append(section(topic)));
        return page.toString();
    }

    private static String section(AllowList.Topic topic) {
        StringBuilder section = new StringBuilder("### %s\n".formatted(topic.title()));
        topic.words().forEach(line -> section.append(line).append('\n'));
        if (!topic.example().isEmpty()) {
            section.append("\n```java\n");
            topic.example().forEach(line -> section.append(line).append('\n'));
            section.append("```\n");
        }
        section.append("\n| what | because |\n|---|---|\n");
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        topic.entries().forEach(entry ->
                byReason.computeIfAbsent(entry.reason(), unused -> new ArrayList<>()).add(shown(entry)));
        byReason.forEach((reason, classes) ->
                section.append("| %s | %s |\n".formatted(String.join(", ", classes), reason)));
        return section.append('\n').toString();
    }

    private static String shown(AllowList.Entry entry) {
        String name = "`%s`".formatted(shown(entry.name()));
        List<String> members = entry.members();
        if (members.equals(List.of("-"))) {
            return name + " (the type)";
        }
        if (members.getFirst().equals("*")) {
            List<String> out = members.subList(1, members.size()).stream()
                    .map(member -> "`%s`".formatted(member.substring(1)))
                    .toList();
            return out.isEmpty() ? name : name + " without " + String.join(", ", out);
        }
        if (members.equals(List.of("new"))) {
            return name;
        }
        return "%s (%s)".formatted(
                name, String.join(", ", members.stream().map("`%s`"::formatted).toList()));
    }

    /** Packages that everybody knows are left out. */
    private static String shown(String name) {
        return Names.shown(name).replaceFirst("^java\\.(lang|util)\\.(?=[A-Z])", "");
    }

    private static String section(Replacements.Topic topic) {
        StringBuilder section = new StringBuilder(
                "### %s\n| instead of | use | because |\n|---|---|---|\n".formatted(topic.title()));
        Map<Replacements.Advice, List<String>> byAdvice = new LinkedHashMap<>();
        topic.entries().forEach(entry -> byAdvice.computeIfAbsent(entry.advice(), unused -> new ArrayList<>())
                .add("`%s`".formatted(shown(entry.what().replace("#<init>", "#new").replace('#', '.')))));
        byAdvice.forEach((advice, what) -> section.append("| %s | %s | %s |\n".formatted(
                String.join(", ", what), advice.instead(), advice.why())));
        return section.append('\n').toString();
    }
}
