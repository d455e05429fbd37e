package dev.assay.grader.report.html;

import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.Message;
import java.util.List;

/** How a failure came about: a diagram, the same steps in words, and how to let it happen again. */
final class Story {
    private static final int MOST_DEEDS = 12;
    private static final int MOST_WIDTH_BESIDE = 740;
    private static final int MOST_HEIGHT_KEPT = 620;

    private final String testId;
    private final FailedRun run;
    private final EventWords words;

    Story(String testId, FailedRun run) {
        this.testId = testId;
        this.run = run;
        this.words = new EventWords(run);
    }

    /**
     * A part of the page that can be opened.
     *
     * @param isOpen whether it is open from the beginning
     * @param file where the trace lies, for the command that replays it; empty if nobody can
     */
    Element told(boolean isOpen, String file) {
        String id = Anchor.ofSteps(testId);
        Diagram diagram = new Diagram(run, words);
        Element box = Element.of("div", "drawing")
                .with("tabindex", "0").with("role", "region").with("aria-label", "Diagram of " + testId)
                .add(diagram.drawn(id, "What happened in " + testId));
        Element steps = Element.of("ol", "steps");
        run.events().forEach(event -> steps.add(step(event)));
        Element told = Element.of("div", "words").add(steps);
        if (run.verdict().event().isEmpty()) {
            told.add(verdict("fails after that"));
        }
        if (run.omitted() > 0) {
            told.text("p", "quiet", run.omitted() == 1
                    ? "One more event of this run does not matter and is left out."
                    : "%d more events of this run do not matter and are left out.".formatted(run.omitted()));
        }
        Element details = Element.of("details", "story");
        if (isOpen) {
            details.with("open", "");
        }
        details.add(Element.of("summary").text("How it happened, in %d steps".formatted(run.events().size())));
        // A link to what is inside of a closed part opens it.
        details.add(Element.of("div", arrangement(diagram)).with("id", id).add(box, told));
        return file.isEmpty()
                ? details
                : details.add(again(file));
    }

    /** How to see it elsewhere. Who must not run it again can have its steps printed. */
    private Element again(String file) {
        return run.replay().isPresent()
                ? Element.of("p", "again").text("Run it again: ").text("code", "", "assay replay " + file)
                : Element.of("p", "again").text("In a terminal: ").text("code", "", "assay replay " + file + " --steps");
    }

    /** A wide diagram has the words below it; a low one stays in sight while the words beside it are read. */
    private static String arrangement(Diagram diagram) {
        return "both"
                + (diagram.width() > MOST_WIDTH_BESIDE ? " wide" : "")
                + (diagram.height() < MOST_HEIGHT_KEPT ? " low" : "");
    }

    // ---------------------------------------------------------------------------------------------------------- steps

    private Element step(Event event) {
        Element step = words.isFailing(event) ? Element.of("li", "failing") : Element.of("li");
        Element sentence = Element.of("p", "what")
                .text("span", "when", EventWords.millis(event.timeNanos()) + " ms").text(" ");
        event.lane().ifPresent(lane -> sentence.text("strong", "who", words.lane(lane)).text(" "));
        Message message = words.handledBy(event);
        if (message != null) {
            sentence.text("receives ").text("code", "", message.type())
                    .text(" from ").text("strong", "who", words.lane(message.from()))
                    .text(words.isCopy(event) ? " a second time" : "");
        } else {
            sentence.text(words.predicate(event));
            if (!event.what().isEmpty()) {
                sentence.text(" ").text("code", "", event.what());
            }
        }
        sentence.text(event.isStruck() ? ", and crashes before it is done" : "");
        step.add(sentence);
        if (message != null && !message.body().isEmpty()) {
            step.text("p", "body", EventWords.fields(message.body()));
        }
        journal(step, event);
        if (!event.changes().isEmpty()) {
            step.add(Element.of("p", "now").text("now ").text("strong", "", EventWords.fields(event.changes())));
        }
        if (words.isFailing(event)) {
            step.add(verdict("fails here"));
        }
        return step;
    }

    private Element verdict(String where) {
        return Element.of("p", "verdict").text("✗ ").text("strong", "", run.verdict().rule()).text(" " + where);
    }

    private void journal(Element step, Event event) {
        Element list = Element.of("ul", "journal");
        List<Deeds.Deed> deeds = Deeds.of(event, words);
        for (Deeds.Deed deed : deeds.subList(0, Math.min(deeds.size(), MOST_DEEDS))) {
            Element item = Element.of("li").text(deed.text());
            list.add(deed.fate().isEmpty()
                    ? item
                    : item.text("span", "fate " + deed.style(), " (%s)".formatted(deed.fate())));
        }
        if (deeds.size() > MOST_DEEDS) {
            list.text("li", "", "and %d more".formatted(deeds.size() - MOST_DEEDS));
        }
        event.remarks().forEach(remark ->
                list.add(Element.of("li", "remark").text("your trace: ").text("bdi", "", remark)));
        if (!deeds.isEmpty() || !event.remarks().isEmpty()) {
            step.add(list);
        }
    }
}
