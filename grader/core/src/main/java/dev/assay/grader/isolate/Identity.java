package dev.assay.grader.isolate;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Whom a child runs as. Root gives each child a user and a group of its own, out of a range that nobody else uses; all
 * others keep the user that they are.
 *
 * @param number user and group number, or -1 for "as we are"
 */
record Identity(int number) {
    /** Keeps the user. */
    static final Identity OURS = new Identity(-1);

    /** 60706 to 61183 are unused by people, distributions and systemd ("Users, Groups, UIDs and GIDs on systemd"). */
    private static final int FIRST = 60_706;
    private static final int COUNT = 478;

    /** One of the unused users: the next start takes the next one, so that children cannot touch each other. */
    static Identity unused(int start) {
        return new Identity(FIRST + Math.floorMod(start, COUNT));
    }

    boolean isOurs() {
        return number < 0;
    }

    /** Makes the calling thread, and what it starts, this user: in no groups, and without a way back. */
    void assume(Kernel kernel) throws IOException {
        if (!isOurs()) {
            kernel.must(Syscall.SETGROUPS, 0, 0);
            kernel.must(Syscall.SETRESGID, number, number, number);
            kernel.must(Syscall.SETRESUID, number, number, number);
        }
    }

    /**
     * Does something as this user, on a thread that is then thrown away. A root without all capabilities (a
     * container's) may not touch the processes of others; this user may touch its own.
     */
    <T> T run(Kernel kernel, Callable<T> errand) throws IOException {
        FutureTask<T> task = new FutureTask<>(() -> {
            assume(kernel);
            return errand.call();
        });
        Thread thread = Thread.ofPlatform().daemon().name("errand").start(task);
        try {
            thread.join();
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException trouble ? trouble : new IOException(e.getCause());
        }
    }
}
