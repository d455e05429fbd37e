/**
 * The third room of the grader: looks at every instruction of compiled student code, refuses what is not on the list of
 * what it may use, and rewrites the rest so that its work is counted. What leaves this room as admitted cannot reach
 * anything but the JDK members that allow-list.txt names, the kit, and the lab's contract. Nothing of a submission is
 * loaded here.
 */
package dev.assay.grader.admit;
