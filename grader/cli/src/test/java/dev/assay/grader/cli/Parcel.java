package dev.assay.grader.cli;

import java.nio.file.Path;

/**
 * A hostile submission that cannot be stored as text, because of how it is packed or named; so it is made when needed.
 *
 * @param name one word
 * @param attack what it tries, in the words of the list of attacks
 * @param expects the verdict
 * @param packer makes it
 */
record Parcel(String name, String attack, Expected expects, Packer packer) {
    /** Makes a submission. */
    interface Packer {
        /**
         * @param folder an empty folder to make it in
         * @param canaries what it is aimed at
         * @return what a user would name to the grader
         */
        String pack(Path folder, Canaries canaries) throws Exception;
    }

    @Override
    public String toString() {
        return name + ": " + expects;
    }
}
