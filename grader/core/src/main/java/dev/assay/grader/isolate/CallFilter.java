package dev.assay.grader.isolate;

import dev.assay.grader.isolate.Syscall.Processor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A seccomp program (seccomp(2), linux/filter.h): looks at the number of a system call, and at one argument where that
 * matters, and decides. There are two: one that knows the few calls that a computing JVM makes and answers ENOSYS to
 * all others, and a gate that asks the parent before a process or a program is started.
 */
final class CallFilter {
    /** What the calls of a JVM, its C library and its start are: compute, read what is open or may be opened, write. */
    private static final List<Syscall> FREE = List.of(
            // Reading and writing. Which files may be opened is for Landlock or the mounts to say.
            Syscall.READ, Syscall.READV, Syscall.PREAD64, Syscall.WRITE, Syscall.WRITEV, Syscall.LSEEK, Syscall.CLOSE,
            Syscall.OPEN, Syscall.OPENAT, Syscall.GETDENTS64, Syscall.FCNTL, Syscall.FLOCK, Syscall.DUP, Syscall.DUP2,
            Syscall.DUP3, Syscall.FADVISE64, Syscall.POLL, Syscall.PPOLL,
            Syscall.STAT, Syscall.LSTAT, Syscall.FSTAT, Syscall.NEWFSTATAT, Syscall.STATX, Syscall.STATFS,
            Syscall.FSTATFS, Syscall.ACCESS, Syscall.FACCESSAT, Syscall.FACCESSAT2, Syscall.READLINK,
            Syscall.READLINKAT, Syscall.GETCWD, Syscall.CHDIR, Syscall.FCHDIR,
            // Memory.
            Syscall.MMAP, Syscall.MUNMAP, Syscall.MREMAP, Syscall.MPROTECT, Syscall.MADVISE, Syscall.MINCORE,
            Syscall.BRK, Syscall.MEMBARRIER,
            // Threads, their signals and their end. Starting one is below.
            Syscall.FUTEX, Syscall.SET_ROBUST_LIST, Syscall.SET_TID_ADDRESS, Syscall.RSEQ, Syscall.SCHED_YIELD,
            Syscall.SCHED_GETAFFINITY, Syscall.GETCPU, Syscall.RT_SIGACTION, Syscall.RT_SIGPROCMASK,
            Syscall.RT_SIGRETURN, Syscall.RT_SIGTIMEDWAIT, Syscall.SIGALTSTACK, Syscall.RESTART_SYSCALL, Syscall.EXIT,
            Syscall.EXIT_GROUP, Syscall.WAIT4, Syscall.WAITID, Syscall.ARCH_PRCTL, Syscall.SETSID,
            // Time, and what the machine is like.
            Syscall.CLOCK_GETTIME, Syscall.CLOCK_GETRES, Syscall.CLOCK_NANOSLEEP, Syscall.NANOSLEEP,
            Syscall.GETTIMEOFDAY, Syscall.TIME, Syscall.TIMES, Syscall.GETRUSAGE, Syscall.SYSINFO, Syscall.UNAME,
            Syscall.GETRANDOM, Syscall.GETPID, Syscall.GETTID, Syscall.GETUID, Syscall.GETEUID, Syscall.GETGID,
            Syscall.GETEGID);

    /** Calls that are free with these values of one argument only. */
    private static final List<Condition> WITH_ARGUMENT = List.of(
            // Its own limits only: with another number, any process of the same user could be strangled.
            new Condition(Syscall.PRLIMIT64, 0, 0),
            // PR_SET_NAME, PR_GET_NAME, PR_SET_VMA (linux/prctl.h): names of threads and mappings.
            new Condition(Syscall.PRCTL, 0, 15, 16, 0x53564d41),
            // FIONREAD, TCGETS (asm-generic/ioctls.h): how much there is to read, and whether this is a terminal.
            new Condition(Syscall.IOCTL, 1, 0x541B, 0x5401));

    /** Starts of processes and programs, besides clone, which also starts threads. */
    private static final List<Syscall> STARTS =
            List.of(Syscall.FORK, Syscall.VFORK, Syscall.EXECVE, Syscall.EXECVEAT);

    /** CLONE_THREAD (linux/sched.h). */
    private static final int CLONE_THREAD = 0x00010000;

    /** SECCOMP_FILTER_FLAG_NEW_LISTENER (linux/seccomp.h). */
    static final int NEW_LISTENER = 1 << 3;

    // Opcodes of linux/bpf_common.h: load a word, jump if equal, jump if any bit is set, return.
    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    // Answers of linux/seccomp.h.
    private static final int ALLOW = 0x7fff0000;
    private static final int ASK = 0x7fc00000;
    private static final int NO_SUCH_CALL = 0x00050000 | 38;
    private static final int KILL_PROCESS = 0x80000000;

    // Offsets in struct seccomp_data of linux/seccomp.h; on both processors the low half of an argument comes first.
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;

    private static final long INSTRUCTION_BYTES = 8;

    private final List<Instruction> program;

    private CallFilter(List<Instruction> program) {
        this.program = List.copyOf(program);
    }

    /** One struct sock_filter: an operation, how many instructions to skip if true and if not, and its operand. */
    private record Instruction(int operation, int ifTrue, int ifFalse, int operand) {}

    private record Condition(Syscall call, int argument, int... values) {}

    /**
     * The filter that knows the calls of a computing JVM. It lets processes and programs be started, for Java itself
     * has to be; that is what the gate is for. The answer to everything else is "no such call", to which C libraries
     * have an older way as their reply (clone instead of clone3), and Java an exception.
     */
    static CallFilter ofComputingJvm(Processor processor) {
        Assembler assembler = new Assembler(processor);
        FREE.forEach(call -> assembler.answer(call, ALLOW));
        STARTS.forEach(call -> assembler.answer(call, ALLOW));
        assembler.answer(Syscall.CLONE, ALLOW);
        WITH_ARGUMENT.forEach(assembler::answerWithArgument);
        return assembler.otherwise(NO_SUCH_CALL);
    }

    /** The filter that asks whoever holds its listener before a process or a program is started, and only then. */
    static CallFilter gate(Processor processor) {
        Assembler assembler = new Assembler(processor);
        // Its flags lie in memory, where a filter cannot look.
        assembler.answer(Syscall.CLONE3, NO_SUCH_CALL);
        STARTS.forEach(call -> assembler.answer(call, ASK));
        // A thread is no process.
        assembler.answerByBit(Syscall.CLONE, 0, CLONE_THREAD, ALLOW, ASK);
        // When two filters ask, the kernel asks the younger one's listener: a second one would open the gate again.
        assembler.answerByBit(Syscall.SECCOMP, 1, NEW_LISTENER, NO_SUCH_CALL, ALLOW);
        return assembler.otherwise(ALLOW);
    }

    /** The instructions as an array of struct sock_filter, in the byte order of the machine. */
    MemorySegment instructions(Arena arena) {
        MemorySegment memory = arena.allocate(program.size() * INSTRUCTION_BYTES, INSTRUCTION_BYTES);
        long at = 0;
        for (Instruction one : program) {
            memory.set(ValueLayout.JAVA_SHORT, at, (short) one.operation);
            memory.set(ValueLayout.JAVA_BYTE, at + 2, (byte) one.ifTrue);
            memory.set(ValueLayout.JAVA_BYTE, at + 3, (byte) one.ifFalse);
            memory.set(ValueLayout.JAVA_INT, at + 4, one.operand);
            at += INSTRUCTION_BYTES;
        }
        return memory;
    }

    /** The struct sock_fprog that seccomp(2) takes. */
    MemorySegment program(Arena arena) {
        MemorySegment memory = arena.allocate(ValueLayout.ADDRESS.byteSize() * 2, ValueLayout.ADDRESS.byteAlignment());
        memory.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
        memory.set(ValueLayout.ADDRESS, ValueLayout.ADDRESS.byteSize(), instructions(arena));
        return memory;
    }

    /** Writes instructions; every answer is reached by skipping at most a few, so jumps never grow long. */
    private static final class Assembler {
        private final Processor processor;
        private final List<Instruction> program = new ArrayList<>();

        Assembler(Processor processor) {
            this.processor = processor;
            // 32-bit code on a 64-bit kernel has other numbers: nothing here makes such calls.
            add(LOAD, 0, 0, ARCHITECTURE);
            add(IF_EQUAL, 1, 0, processor.auditArch());
            add(RETURN, 0, 0, KILL_PROCESS);
            add(LOAD, 0, 0, NUMBER);
        }

        void answer(Syscall call, int answer) {
            if (call.existsOn(processor)) {
                add(IF_EQUAL, 0, 1, call.numberOn(processor));
                add(RETURN, 0, 0, answer);
            }
        }

        void answerWithArgument(Condition condition) {
            int[] values = condition.values();
            // Past the load, a test and an answer for each value, and the answer to the rest.
            add(IF_EQUAL, 0, 2 + 2 * values.length, condition.call().numberOn(processor));
            add(LOAD, 0, 0, ARGUMENTS + 8 * condition.argument());
            for (int value : values) {
                add(IF_EQUAL, 0, 1, value);
                add(RETURN, 0, 0, ALLOW);
            }
            add(RETURN, 0, 0, NO_SUCH_CALL);
        }

        void answerByBit(Syscall call, int argument, int bit, int ifSet, int ifNot) {
            add(IF_EQUAL, 0, 4, call.numberOn(processor));
            add(LOAD, 0, 0, ARGUMENTS + 8 * argument);
            add(IF_ANY_BIT, 0, 1, bit);
            add(RETURN, 0, 0, ifSet);
            add(RETURN, 0, 0, ifNot);
        }

        CallFilter otherwise(int answer) {
            add(RETURN, 0, 0, answer);
            return new CallFilter(program);
        }

        private void add(int operation, int ifTrue, int ifFalse, int operand) {
            program.add(new Instruction(operation, ifTrue, ifFalse, operand));
        }
    }
}
