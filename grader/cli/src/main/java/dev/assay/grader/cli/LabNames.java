package dev.assay.grader.cli;

import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.UnknownLab;
import java.util.List;

/** What people mean by the labs that they name, or do not name. */
final class LabNames {
    private LabNames() {}

    /**
     * The ids of the labs that are meant; a lab that is not yet in order can be meant too.
     *
     * @param named as on the command line; without any, all labs are meant
     * @throws UnknownLab if a name is no lab's
     */
    static List<String> meant(LabShelf shelf, List<String> named) {
        if (named.isEmpty()) {
            return shelf.ids();
        }
        for (String id : named) {
            if (!shelf.ids().contains(id)) {
                shelf.lab(id); // throws, and says which labs there are
            }
        }
        return named;
    }
}
