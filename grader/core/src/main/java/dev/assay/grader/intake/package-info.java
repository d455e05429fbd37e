/**
 * The first room of the grader: turns what somebody handed in (a folder, an archive, a revision of a repository) into a
 * value that the rest can trust, a few Java sources with clean names and their digest, or says what is wrong with it.
 * Nothing here compiles or runs anything of a submission, and nothing but its Java sources is ever read.
 */
package dev.assay.grader.intake;
