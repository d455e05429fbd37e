package dev.assay.grader.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What students read is what the tables say. */
class AllowedPageTest {
    private static final Path PAGE = Path.of("../../docs/what-you-may-use.md");

    @Test
    void the_page_in_docs_is_up_to_date() throws IOException {
        assertEquals(AllowedPage.markdown(), Files.readString(PAGE),
                "docs/what-you-may-use.md is not what the tables say; mend it: ./assay allowed > docs/what-you-may-use.md");
    }

    @Test
    void every_line_of_a_table_has_as_many_cells_as_its_head() {
        int cells = 0;
        for (String line : AllowedPage.markdown().lines().toList()) {
            boolean isRow = line.startsWith("|");
            int here = line.length() - line.replace("|", "").length();
            assertTrue(!isRow || cells == 0 || here == cells, line);
            cells = isRow ? here : 0;
        }
    }

    @Test
    void a_topic_shows_words_example_and_lines() {
        AllowList allowed = new AllowList(List.of("version 3", "== Text", "| Words.", "> code();", "-- reason",
                "java.lang.String: * !intern", "java.lang.Cloneable: -", "java.util.Base64: of   # another"));
        Replacements refused = new Replacements(List.of("== Time", "java.util.Date | it ticks | now()"));
        Matcher page = Pattern.compile("(?s).*version 3:.*### Text\nWords\\.\n\n```java\ncode\\(\\);\n```\n\n\\| what \\| because \\|\n"
                + "\\|---\\|---\\|\n\\| `String` without `intern`, `Cloneable` \\(the type\\) \\| reason \\|\n"
                + "\\| `Base64` \\(`of`\\) \\| another \\|\n.*\\| `Date` \\| now\\(\\) \\| it ticks \\|\n\n")
                .matcher(AllowedPage.markdown(allowed, refused));
        assertTrue(page.matches(), AllowedPage.markdown(allowed, refused));
    }
}
