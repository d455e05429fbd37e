package dev.assay.grader.aot;

import java.io.IOException;

/** A program that is cheap to rehearse: says what it is told, and ends. */
final class Echo {
    private Echo() {}

    public static void main(String[] none) throws IOException {
        System.in.transferTo(System.out);
        System.out.flush();
        System.exit(0);
    }
}
