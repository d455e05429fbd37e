package dev.assay.grader.isolate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What a child may use up. All of these are backstops that protect the machine, far beyond what an honest child needs,
 * so that none of them ever decides a score.
 *
 * @param cpuSeconds processor time of all its threads together; more, and the kernel kills it
 * @param addressSpaceBytes virtual memory; a JVM reserves much more than it uses: heap, class space (1 GiB), code cache
 *     (240 MiB) and 64 MiB for each thread's malloc arena
 * @param openFiles descriptors at the same time
 * @param writtenBytes size of the largest file; pipes do not count
 * @param processes processes and threads of the child's user; applies only with {@link Layer#USER}, for otherwise it
 *     would count whatever else the user runs
 */
public record Limits(long cpuSeconds, long addressSpaceBytes, int openFiles, long writtenBytes, int processes) {
    /** For the child that examines a submission: an hour of CPU, 6 GiB, 256 files, nothing written, 256 threads. */
    public static final Limits STANDARD = new Limits(3_600, 6L << 30, 256, 0, 256);

    // asm-generic/resource.h, the same on x86-64 and aarch64.
    private static final int CPU = 0;
    private static final int FILE_SIZE = 1;
    private static final int CORE = 4;
    private static final int PROCESSES = 6;
    private static final int OPEN_FILES = 7;
    private static final int LOCKED_MEMORY = 8;
    private static final int ADDRESS_SPACE = 9;
    private static final int MESSAGE_QUEUES = 12;

    /** Sets them for a process, for good (prlimit(2)); no core dump, no locked memory, no message queues besides. */
    int impose(Kernel kernel, int pid, boolean countsProcesses) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            impose(kernel, arena, pid, CPU, cpuSeconds);
            impose(kernel, arena, pid, FILE_SIZE, writtenBytes);
            impose(kernel, arena, pid, CORE, 0);
            impose(kernel, arena, pid, OPEN_FILES, openFiles);
            impose(kernel, arena, pid, LOCKED_MEMORY, 0);
            impose(kernel, arena, pid, ADDRESS_SPACE, addressSpaceBytes);
            impose(kernel, arena, pid, MESSAGE_QUEUES, 0);
            if (countsProcesses) {
                impose(kernel, arena, pid, PROCESSES, processes);
            }
        }
        return pid;
    }

    private static void impose(Kernel kernel, Arena arena, int pid, int resource, long most) throws IOException {
        // struct rlimit64: what holds, and how far the process itself may raise it. Stricter limits stay.
        MemorySegment limit = arena.allocate(16, 8);
        kernel.must(Syscall.PRLIMIT64, pid, resource, 0, limit.address());
        for (long offset = 0; offset < limit.byteSize(); offset += Long.BYTES) {
            long holding = limit.get(ValueLayout.JAVA_LONG, offset);
            limit.set(ValueLayout.JAVA_LONG, offset, Long.compareUnsigned(holding, most) < 0 ? holding : most);
        }
        kernel.must(Syscall.PRLIMIT64, pid, resource, limit.address(), 0);
    }
}
