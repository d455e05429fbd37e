package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** report.html of a real failed submission, in a real browser. Needs a Chromium on the path, and is skipped without. */
@DisplayName("In a browser, the report")
class ReportPageIT {
    private static final String FIRST_CLOSED = "document.querySelector('details:not([open])')";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static URI page;
    private static JsonObject score;

    @BeforeAll
    static void aGradeToLookAt() throws Exception {
        Path program = Browser.find().orElse(null);
        if (program == null) {
            System.err.println("ReportPageIT: there is no Chromium on the path, so nobody has looked at the report");
        }
        Assumptions.assumeTrue(program != null, "there is no Chromium on the path");
        StudentProject project = StudentProject.in(Files.createDirectory(folder.resolve("project"))).edited(
                "request.term() == term && (votedFor == NONE || votedFor == from) && isUpToDate(request)",
                "request.term() == term && isUpToDate(request)");
        Program.Result result = new Program(Files.createDirectory(folder.resolve("scratch"))).run(
                "grade", "raft-election", project.folder().toString(), "--formats", "json,html",
                "--out", folder.resolve("out").toString());
        assertEquals(0, result.exitCode(), result.err());
        page = folder.resolve("out/report.html").toUri();
        score = JsonParser.parseString(Files.readString(folder.resolve("out/score.json"))).getAsJsonObject();
        browser = new Browser(program);
    }

    @AfterAll
    static void noMoreBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @DisplayName("shows the score, fits the screen, has no error and asks nobody for anything")
    @CsvSource({"360, light", "360, dark", "768, light", "1280, light", "1280, dark"})
    void opens(int width, String scheme) throws Exception {
        browser.screen(width, 900, scheme, "screen");
        browser.open(page);
        int points = score.get("score").getAsInt();
        assertTrue(points > 0 && points < 100_00, "the flaw costs something, and not everything: " + points);
        assertEquals(points, (int) Math.round(100 * Double.parseDouble(text(".score .total"))));
        assertEquals(Integer.toString(width), browser.value("document.documentElement.scrollWidth"));
        assertEquals(List.of(), browser.told("Log.entryAdded"));
        assertEquals(List.of(), browser.told("Runtime.exceptionThrown"));
        assertEquals(List.of(), browser.told("Runtime.consoleAPICalled"));
        assertEquals(List.of(page.toString()), requests());
        assertEquals("0", browser.value("document.scripts.length"));
    }

    @Test
    @DisplayName("has a place for every test that failed, where its rule and its sentence stand")
    void failures() throws Exception {
        browser.open(page);
        List<JsonObject> failed = tests("failed").toList();
        assertTrue(failed.size() > 5, failed.toString());
        for (JsonObject test : failed) {
            if (test.get("max").getAsInt() > 0 && !test.get("message").isJsonNull()) {
                String card = text("[id='%s']".formatted(test.get("id").getAsString()));
                assertTrue(card.contains(test.get("rule").getAsString()), card);
                assertTrue(card.contains(test.get("message").getAsString()), card);
            }
        }
    }

    @Test
    @DisplayName("opens a failure with the keyboard alone")
    void keyboard() throws Exception {
        browser.screen(1280, 900, "light", "screen");
        browser.open(page);
        assertNotEquals("null", browser.value(FIRST_CLOSED));
        browser.value("window.story = " + FIRST_CLOSED);
        int presses = 0;
        while (browser.value("document.activeElement === story.querySelector('summary')").equals("false")) {
            assertTrue(presses++ < 200, "every place can be reached");
            browser.press("Tab", "Tab", 9, "");
        }
        assertNotEquals(
                "none", browser.value("getComputedStyle(document.activeElement).outlineStyle"), "focus is seen");
        assertEquals("false", browser.value("story.querySelector('svg').checkVisibility()"));
        browser.press("Enter", "Enter", 13, "\r");
        assertEquals("true", browser.value("story.open"));
        assertEquals("true", browser.value("story.querySelector('svg').checkVisibility()"));
        assertEquals("true", browser.value("story.querySelectorAll('.steps > li').length > 2"));
    }

    @Test
    @DisplayName("opens a failure by its link")
    void link() throws Exception {
        browser.open(page);
        String id = browser.value(FIRST_CLOSED + ".querySelector('.both').id");
        browser.open(URI.create(page + "#" + id));
        assertEquals("true", browser.value("document.getElementById('%s').parentElement.open".formatted(id)));
    }

    @Test
    @DisplayName("tells those who listen what those who look see: landmarks, a name for each diagram, lists of steps")
    void accessibility() throws Exception {
        browser.open(page);
        List<JsonObject> nodes = StreamSupport.stream(
                        browser.call("Accessibility.getFullAXTree", Map.of()).getAsJsonArray("nodes").spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject)
                .filter(node -> !node.get("ignored").getAsBoolean())
                .toList();
        for (String role : List.of("banner", "main", "contentinfo", "heading", "list", "table", "article")) {
            assertTrue(nodes.stream().anyMatch(node -> value(node, "role").equals(role)), role);
        }
        List<String> drawings = nodes.stream()
                .filter(node -> List.of("image", "img").contains(value(node, "role")))
                .map(node -> value(node, "name"))
                .toList();
        assertFalse(drawings.isEmpty());
        drawings.forEach(name -> assertTrue(name.startsWith("What happened in "), name));
        assertEquals("null", browser.value("document.querySelector('svg:not([role=img]):not([aria-hidden=true])')"));
    }

    @Test
    @DisplayName("on paper is light, whatever the screen is, and shows what is closed on a screen")
    void paper() throws Exception {
        browser.screen(800, 1000, "dark", "screen");
        browser.open(page);
        String dark = browser.value("getComputedStyle(document.body).backgroundColor");
        browser.screen(800, 1000, "dark", "print");
        assertNotEquals(dark, browser.value("getComputedStyle(document.body).backgroundColor"));
        assertEquals("rgb(255, 255, 255)", browser.value("getComputedStyle(document.body).backgroundColor"));
        for (String shown : List.of("svg", ".steps")) {
            String part = FIRST_CLOSED + ".querySelector('" + shown + "')";
            assertEquals("true", browser.value(part + ".checkVisibility({contentVisibilityAuto: true})"), shown);
            assertEquals("true", browser.value(part + ".getBoundingClientRect().height > 0"), shown);
        }
    }

    @Test
    @DisplayName("would not run a text that had broken out of it")
    void policy() throws Exception {
        browser.open(page);
        browser.value("document.body.insertAdjacentHTML('beforeend', "
                + "'<p id=out style=\"position:fixed\" onclick=\"document.title=1\">x</p>')");
        browser.value("document.getElementById('out').click()");
        assertNotEquals("1", browser.value("document.title"));
        assertEquals("static", browser.value("getComputedStyle(document.getElementById('out')).position"));
    }

    private static String text(String selector) throws InterruptedException {
        return browser.value("document.querySelector(\"%s\").textContent".formatted(selector));
    }

    /** All that was asked of anybody; what stands in the page itself is asked of nobody. */
    private static List<String> requests() {
        return browser.told("Network.requestWillBeSent").stream()
                .map(event -> event.getAsJsonObject("params").getAsJsonObject("request").get("url").getAsString())
                .filter(url -> !url.startsWith("data:"))
                .toList();
    }

    private static Stream<JsonObject> tests(String status) {
        return StreamSupport.stream(score.getAsJsonArray("tests").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(test -> test.get("status").getAsString().equals(status));
    }

    private static String value(JsonObject node, String property) {
        JsonElement value = node.get(property);
        return value == null || !value.getAsJsonObject().has("value")
                ? ""
                : value.getAsJsonObject().get("value").getAsString();
    }
}
