package dev.assay.grader.admit;

/**
 * How large admitted code may be. People stay far below; code beyond it is made by programs, to hurt.
 *
 * @param classes how many class files
 * @param bytes of all class files together
 * @param methodBytes bytes of instructions of one method
 * @param methodVariables slots for parameters and local variables of one method
 * @param stringBytes bytes of all text constants together
 */
record Limits(int classes, int bytes, int methodBytes, int methodVariables, int stringBytes) {
    static final Limits STANDARD = new Limits(300, 1 << 20, 16 << 10, 256, 256 << 10);
}
