package dev.assay.grader.isolate;

/**
 * The system calls that this package makes or lets a child make, with their numbers: asm/unistd_64.h for x86-64, and
 * asm-generic/unistd.h for aarch64, which has dropped the older ones.
 */
enum Syscall {
    READ(0, 63), WRITE(1, 64), OPEN(2), CLOSE(3, 57), STAT(4), FSTAT(5, 80), LSTAT(6), POLL(7), LSEEK(8, 62),
    MMAP(9, 222), MPROTECT(10, 226), MUNMAP(11, 215), BRK(12, 214), RT_SIGACTION(13, 134), RT_SIGPROCMASK(14, 135),
    RT_SIGRETURN(15, 139), IOCTL(16, 29), PREAD64(17, 67), READV(19, 65), WRITEV(20, 66), ACCESS(21),
    SCHED_YIELD(24, 124), MREMAP(25, 216), MINCORE(27, 232), MADVISE(28, 233), DUP(32, 23), DUP2(33),
    NANOSLEEP(35, 101), GETPID(39, 172), CLONE(56, 220), FORK(57), VFORK(58), EXECVE(59, 221), EXIT(60, 93),
    WAIT4(61, 260), KILL(62, 129), UNAME(63, 160), FCNTL(72, 25), FLOCK(73, 32), GETCWD(79, 17), CHDIR(80, 49),
    FCHDIR(81, 50), READLINK(89), UMASK(95, 166), GETTIMEOFDAY(96, 169), GETRUSAGE(98, 165), SYSINFO(99, 179),
    TIMES(100, 153), GETUID(102, 174), GETGID(104, 176), GETEUID(107, 175), GETEGID(108, 177), SETSID(112, 157),
    SETGROUPS(116, 159), SETRESUID(117, 147), SETRESGID(119, 149), RT_SIGTIMEDWAIT(128, 137), SIGALTSTACK(131, 132),
    STATFS(137, 43), FSTATFS(138, 44), PRCTL(157, 167), ARCH_PRCTL(158), GETTID(186, 178), TIME(201), FUTEX(202, 98),
    SCHED_GETAFFINITY(204, 123), GETDENTS64(217, 61), SET_TID_ADDRESS(218, 96), RESTART_SYSCALL(219, 128),
    FADVISE64(221, 223), CLOCK_GETTIME(228, 113), CLOCK_GETRES(229, 114), CLOCK_NANOSLEEP(230, 115),
    EXIT_GROUP(231, 94), WAITID(247, 95), OPENAT(257, 56), NEWFSTATAT(262, 79), READLINKAT(267, 78),
    FACCESSAT(269, 48), PPOLL(271, 73), UNSHARE(272, 97), SET_ROBUST_LIST(273, 99), DUP3(292, 24), PIPE2(293, 59),
    PRLIMIT64(302, 261), GETCPU(309, 168), SECCOMP(317, 277), GETRANDOM(318, 278), MEMBARRIER(324, 283),
    EXECVEAT(322, 281), STATX(332, 291), RSEQ(334, 293), CLONE3(435, 435), CLOSE_RANGE(436, 436),
    FACCESSAT2(439, 439), LANDLOCK_CREATE_RULESET(444, 444), LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_RESTRICT_SELF(446, 446);

    private static final int NONE = -1;

    private final int x86;
    private final int arm;

    Syscall(int x86) {
        this(x86, NONE);
    }

    Syscall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    /** Whether the processor has this call at all. */
    boolean existsOn(Processor processor) {
        return numberOn(processor) != NONE;
    }

    /** The number of this call, or -1. */
    int numberOn(Processor processor) {
        return processor == Processor.X86_64 ? x86 : arm;
    }

    /** A processor whose numbers are known, with the mark that a seccomp filter sees (linux/audit.h). */
    enum Processor {
        X86_64(0xC000003E), AARCH64(0xC00000B7);

        private final int auditArch;

        Processor(int auditArch) {
            this.auditArch = auditArch;
        }

        int auditArch() {
            return auditArch;
        }
    }
}
