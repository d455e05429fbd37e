package dev.assay.grader.report;

import java.util.List;

/** Texts that are meant to break out of a format, one trick each. */
final class HostileTexts {
    /** The texts; none is empty. */
    static final List<String> ALL = List.of(
            // XML
            "]]>", "]]></failure><testcase name=\"mine\"/>", "<![CDATA[x]]>", "\"/><injected a=\"", "' onload='x",
            "&lt;&#0;&bogus;",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "\u0000\u0001\u0008\u000B\u001F\uFFFE\uFFFF",
            "<?xml version=\"1.0\"?>", "-->", "--",
            // HTML
            "<script>alert(1)</script>", "</script><script>", "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:x\">y</a>",
            "</pre></td></table><iframe src=//evil>", "<style>*{display:none}</style>",
            // Markdown
            "[click](https://evil.example)", "![pixel](https://evil.example/x.png)", "```\n# Owned\n```",
            "~~~\n# Owned",
            "````````````````````\n# 100 / 100\n[a](b)", "| a | b |\n|---|---|\n| 1 | 2 |", "# 100 / 100",
            "> quote", "1. list",
            "- [x] done", "<https://evil.example>", "https://evil.example www.evil.example me@evil.example",
            "@everyone #1 GH-1",
            "[ref]: https://evil.example\n[ref]", "$$\\evil$$", "    indented", "\\", "`", "a  \nb", "***\n---\n===",
            // JSON
            "\",\"score\":100,\"x\":\"", "\\u0000\\\"", "{\"score\":100}", "\u2028\u2029",
            // workflow commands
            "::error::owned", "::set-output name=x::y", "  ::add-mask::a", "x\n::stop-commands::token", "x\r::error::y",
            "##[error]owned", "text ##[set-env name=PATH]x", "##vso[task.complete result=Succeeded]",
            "##teamcity[testFinished]",
            "%0A::error::x", "%25%0D%0A", ",file=/etc/passwd::", "x,line=1,title=y::z", "\u0085::error::x",
            "\u2028::error::x",
            "a".repeat(89) + " ::error::at the beginning of a wrapped line", "b".repeat(600) + "::error::",
            // spreadsheets
            "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1,1)", "\t=1+1", "\r=1+1", "\"=1+1\"", "a;b,c\nd",
            // terminals
            "\u001b[31m", "\u001b]0;title\u0007", "\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
            "\u009b2J", "\b\b\b", "\u007f",
            "\u001b[?1049h", "100 / 100\r",
            // direction and invisibility
            "\u202Egnp.exe", "\u2066\u2069\u200F", "\u200B\u200C\u200D\uFEFF", "\u00AD", "\uDB40\uDC41\uDB40\uDC42",
            // encodings
            "\uD83D", "\uDE00", "\uD83D\uDCA5", "\uDE00\uD83D",
            "e\u0301".repeat(50), "\u7968".repeat(200), "\uFDFD\uD808\uDC2B",
            "\uFFFF\uDBFF\uDFFF",
            // shells, paths, links of SARIF, format strings
            "'; rm -rf ~ #", "$(id) `id`", "../../etc/passwd", "C:\\x:y", "{0} {1} %s %n ${x} #{y}", "[text](1)",
            "\n\n\n", " ", "\t",
            // much
            "x".repeat(50_000), "\u0007".repeat(50_000), "\n".repeat(50_000), "<".repeat(50_000), "`".repeat(50_000),
            "\uD83D\uDCA5".repeat(20_000));

    private HostileTexts() {}
}
