/**
 * report.html: one file that shows a grade to people, without JavaScript and without a request to anybody. A page is a
 * tree of {@link dev.assay.grader.report.html.Element}s, which escape whatever is put into them; nothing here writes
 * markup as text, judges, or opens a file.
 */
package dev.assay.grader.report.html;
