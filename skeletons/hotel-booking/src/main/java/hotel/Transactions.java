package hotel;

import dev.assay.kit.port.Store;
import dev.assay.kit.port.Tx;
import dev.assay.kit.port.TxAborted;
import java.util.Optional;
import java.util.function.Function;

/** Runs transactions, again and again for as long as they lose against others. */
final class Transactions {
    private final Store store;

    Transactions(Store store) {
        this.store = store;
    }

    /**
     * Runs and commits a transaction.
     *
     * @param work empty when somebody else was faster: then nothing of it stays, and it runs again
     */
    <R> R run(Function<Tx, Optional<R>> work) {
        // TODO What if the work is empty? What if the database ends the transaction?
        throw new UnsupportedOperationException("Transactions.run");
    }
}
