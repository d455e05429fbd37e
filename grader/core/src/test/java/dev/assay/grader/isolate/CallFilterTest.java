package dev.assay.grader.isolate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.grader.isolate.Syscall.Processor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the programs as the kernel would, for both processors, of which a machine has but one. */
@DisplayName("A filter of system calls")
class CallFilterTest {
    private static final int ALLOW = 0x7fff0000;
    private static final int ASK = 0x7fc00000;
    private static final int NO_SUCH_CALL = 0x50026;
    private static final int KILL = 0x80000000;
    private static final long CLONE_THREAD = 0x10000;

    @ParameterizedTest
    @EnumSource
    @DisplayName("lets a JVM compute")
    void computes(Processor processor) {
        CallFilter filter = CallFilter.ofComputingJvm(processor);
        for (Syscall call : new Syscall[] {Syscall.READ, Syscall.WRITE, Syscall.FUTEX, Syscall.MMAP, Syscall.EXIT_GROUP,
            Syscall.EXECVE, Syscall.CLONE, Syscall.GETRANDOM, Syscall.NEWFSTATAT}) {
            assertEquals(ALLOW, answer(filter, processor, call.numberOn(processor)), call::name);
        }
        assertEquals(ALLOW, answer(filter, processor, Syscall.PRLIMIT64.numberOn(processor), 0));
        assertEquals(ALLOW, answer(filter, processor, Syscall.PRCTL.numberOn(processor), 15));
        assertEquals(ALLOW, answer(filter, processor, Syscall.IOCTL.numberOn(processor), 1, 0x541B));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("knows nothing else")
    void refuses(Processor processor) {
        CallFilter filter = CallFilter.ofComputingJvm(processor);
        for (Syscall call : new Syscall[] {Syscall.KILL, Syscall.UNSHARE, Syscall.SETRESUID, Syscall.SECCOMP,
            Syscall.CLONE3, Syscall.LANDLOCK_CREATE_RULESET, Syscall.PIPE2}) {
            assertEquals(NO_SUCH_CALL, answer(filter, processor, call.numberOn(processor)), call::name);
        }
        // socket, connect, ptrace, mount, bpf, process_vm_readv, io_uring_setup, unlinkat
        int[] numbers = processor == Processor.X86_64
                ? new int[] {41, 42, 101, 165, 321, 310, 425, 263}
                : new int[] {198, 203, 117, 40, 280, 270, 425, 35};
        for (int number : numbers) {
            assertEquals(NO_SUCH_CALL, answer(filter, processor, number), () -> "call " + number);
        }
        // Somebody else's limits, PR_SET_PDEATHSIG, TIOCSTI.
        assertEquals(NO_SUCH_CALL, answer(filter, processor, Syscall.PRLIMIT64.numberOn(processor), 4711));
        assertEquals(NO_SUCH_CALL, answer(filter, processor, Syscall.PRCTL.numberOn(processor), 1));
        assertEquals(NO_SUCH_CALL, answer(filter, processor, Syscall.IOCTL.numberOn(processor), 0, 0x5412));
        // The other numbers of x86-64: x32.
        assertEquals(NO_SUCH_CALL, answer(filter, processor, 0x40000000));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("at the gate asks before processes and programs, and lets threads pass")
    void gate(Processor processor) {
        CallFilter gate = CallFilter.gate(processor);
        int clone = Syscall.CLONE.numberOn(processor);
        assertEquals(ASK, answer(gate, processor, Syscall.EXECVE.numberOn(processor)));
        assertEquals(ASK, answer(gate, processor, Syscall.EXECVEAT.numberOn(processor)));
        assertEquals(ASK, answer(gate, processor, clone, 17));
        assertEquals(ALLOW, answer(gate, processor, clone, 17 | CLONE_THREAD));
        assertEquals(NO_SUCH_CALL, answer(gate, processor, Syscall.CLONE3.numberOn(processor)));
        assertEquals(ALLOW, answer(gate, processor, Syscall.READ.numberOn(processor)));
        // Another filter is fine, another gate is not.
        assertEquals(ALLOW, answer(gate, processor, Syscall.SECCOMP.numberOn(processor), 1, 4));
        assertEquals(NO_SUCH_CALL, answer(gate, processor, Syscall.SECCOMP.numberOn(processor), 1, 8 | 4));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("kills what pretends to be another processor")
    void stranger(Processor processor) {
        Processor other = processor == Processor.X86_64 ? Processor.AARCH64 : Processor.X86_64;
        assertEquals(KILL, answer(CallFilter.gate(processor), other, 0));
        assertEquals(KILL, answer(CallFilter.ofComputingJvm(processor), other, 0));
    }

    /** Interprets the four instructions that the filters are made of. */
    private static int answer(CallFilter filter, Processor processor, int number, long... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(64, 8);
            data.set(ValueLayout.JAVA_INT, 0, number);
            data.set(ValueLayout.JAVA_INT, 4, processor.auditArch());
            for (int i = 0; i < arguments.length; i++) {
                data.set(ValueLayout.JAVA_LONG, 16 + 8L * i, arguments[i]);
            }
            MemorySegment program = filter.instructions(arena);
            int accumulator = 0;
            for (long at = 0; at < program.byteSize(); at += 8) {
                int operand = program.get(ValueLayout.JAVA_INT, at + 4);
                int ifTrue = Byte.toUnsignedInt(program.get(ValueLayout.JAVA_BYTE, at + 2));
                int ifFalse = Byte.toUnsignedInt(program.get(ValueLayout.JAVA_BYTE, at + 3));
                switch (program.get(ValueLayout.JAVA_SHORT, at)) {
                    case 0x20 -> accumulator = data.get(ValueLayout.JAVA_INT, operand);
                    case 0x15 -> at += 8L * (accumulator == operand ? ifTrue : ifFalse);
                    case 0x45 -> at += 8L * ((accumulator & operand) != 0 ? ifTrue : ifFalse);
                    case 0x06 -> {
                        return operand;
                    }
                    default -> throw new IllegalStateException("unknown instruction at " + at);
                }
            }
            throw new IllegalStateException("the program has no end");
        }
    }
}
