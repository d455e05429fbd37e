/**
 * The last room: a scorecard as files and as text. Everything here turns a value into characters; nothing here changes
 * a grade, prints, or opens a file. Whatever comes from a submission is taken for hostile text.
 */
package dev.assay.grader.report;
