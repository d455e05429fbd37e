package dev.assay.exam.box;

import dev.assay.exam.Judge;
import dev.assay.exam.Sitting;
import dev.assay.exam.Verdict;
import dev.assay.exam.protocol.Order;
import dev.assay.simulator.Violation;
import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;

/**
 * Says whose fault it is when a test throws. It never calls a method of a throwable whose class is the student's, for
 * such a method can lie, loop or throw; and it believes in a verdict only where it comes from a class that students
 * cannot name.
 */
final class Referee implements Judge {
    /** The rule that is broken when student code throws what it should not. */
    static final String API = "API";

    /** The rule that is broken when an assertion of a test does not hold. */
    static final String ASSERTION = "assertion";

    private static final int MOST_CAUSES = 16;

    /**
     * What a test's own code throws when it goes on with a value that is not there or has another shape than the contract promises. The
     * value came from the submission: with the reference no test of a proven lab ends so.
     */
    private static final List<Class<? extends RuntimeException>> OF_VALUES = List.of(
            NullPointerException.class, IndexOutOfBoundsException.class, NoSuchElementException.class, ClassCastException.class,
            ArithmeticException.class);

    /** How the JVM names what was null, where it is what a method of a contract has returned. */
    private static final Pattern RETURNED =
            Pattern.compile("because the return value of \"dev\\.assay\\.labs\\.\\w+\\.(\\w+\\.\\w+)\\(");

    private static final String SIMULATOR = "dev.assay.simulator.";

    private static final List<String> FRAMEWORKS =
            List.of("org.junit.", "org.opentest4j.", "org.assertj.", "org.hamcrest.", "net.jqwik.");

    private static final Set<String> OURS =
            Set.of(Sitting.class.getPackageName(), Referee.class.getPackageName());

    private final Order.Test test;

    /**
     * @param test the test that is judged; hidden ones do not reveal their assertions
     */
    Referee(Order.Test test) {
        this.test = test;
    }

    @Override
    public Verdict judge(Throwable thrown) {
        if (Fuel.tripped()) {
            return spent();
        }
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            Optional<Verdict> verdict = judgeAlone(cause);
            if (verdict.isPresent()) {
                return verdict.get();
            }
            cause = cause.getCause();
        }
        return Verdict.of(Verdict.Kind.TROUBLE, "", describe(thrown));
    }

    /** The verdict on a throwable without its causes. If there is none, the class of the throwable can be trusted. */
    private Optional<Verdict> judgeAlone(Throwable thrown) {
        if (isStudents(thrown.getClass())) {
            return Optional.of(threw(thrown, Optional.empty()));
        }
        return switch (thrown) {
            case Violation violation ->
                Optional.of(Verdict.of(Verdict.Kind.FAILED, violation.rule(), violation.sentence()));
            case Exhausted exhausted -> Optional.of(spent(exhausted.kind(), "", 0)); // of an earlier test's fuel
            // Trusted code neither recurses nor hoards; a lab's own verification would have shown it.
            case StackOverflowError overflow -> Optional.of(spent(Exhausted.Kind.DEPTH, overflow));
            case OutOfMemoryError memory -> Optional.of(spent(Exhausted.Kind.MEMORY, memory));
            case AssertionError failure when isThrownByTest(failure) -> Optional.of(asserted(failure));
            default -> {
                Optional<StackTraceElement> frame = studentFrame(thrown);
                yield frame.isEmpty() && isOfAValue(thrown) && isWithinTest(thrown)
                        ? Optional.of(gave(thrown))
                        : frame.map(at -> threw(thrown, Optional.of(at)));
            }
        };
    }

    private static boolean isOfAValue(Throwable thrown) {
        return OF_VALUES.stream().anyMatch(type -> type.isInstance(thrown));
    }

    /** Whether a test's own code was running: what goes wrong outside of it is no submission's fault. */
    private static boolean isWithinTest(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).anyMatch(frame -> frame.getModuleName() == null
                && FRAMEWORKS.stream().noneMatch(frame.getClassName()::startsWith)
                && !frame.getClassName().startsWith(SIMULATOR)
                && !isOurs(frame)
                && !isStudents(frame));
    }

    /** The verdict on a value that a test cannot go on with. A method of the contract is named; what the test did with it is not. */
    private static Verdict gave(Throwable thrown) {
        Matcher returned = RETURNED.matcher(thrown instanceof NullPointerException && thrown.getMessage() != null ? thrown.getMessage() : "");
        return Verdict.of(
                Verdict.Kind.FAILED,
                API,
                returned.find()
                        ? "%s() gives null, which its contract does not allow here.".formatted(returned.group(1))
                        : ("The test cannot go on with what your code gave (%s): something is null, empty, or of another kind than its contract "
                                + "promises.").formatted(thrown.getClass().getSimpleName()));
    }

    static boolean isStudents(Class<?> type) {
        return type.getClassLoader() instanceof SolutionLoader loader
                && loader.getName().equals(SolutionLoader.SUBMISSION);
    }

    private static boolean isStudents(StackTraceElement frame) {
        return SolutionLoader.SUBMISSION.equals(frame.getClassLoaderName());
    }

    /** The innermost frame of student code. */
    private static Optional<StackTraceElement> studentFrame(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (isStudents(frame)) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    /** Whether an assertion failed in a test, and not in student code, in JUnit or in the exam. */
    private static boolean isThrownByTest(AssertionError failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            boolean isLibrary = frame.getModuleName() != null
                    || FRAMEWORKS.stream().anyMatch(frame.getClassName()::startsWith);
            if (!isLibrary) {
                return !isStudents(frame) && !isOurs(frame);
            }
        }
        return false;
    }

    private static boolean isOurs(StackTraceElement frame) {
        String type = frame.getClassName();
        return OURS.contains(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }

    private Verdict asserted(AssertionError failure) {
        // Other subclasses put messages together when they are asked, out of throwables that may be the student's.
        Class<?> type = failure.getClass();
        boolean isPlain = type == AssertionError.class || type == AssertionFailedError.class;
        String message = test.isHidden() || !isPlain ? "" : failure.getMessage();
        return Verdict.of(
                Verdict.Kind.FAILED,
                ASSERTION,
                message == null || message.isBlank() ? "Does not hold: " + test.title() : message);
    }

    private static Verdict threw(Throwable thrown, Optional<StackTraceElement> frame) {
        String file = frame.map(Referee::file).orElse("");
        int line = frame.map(StackTraceElement::getLineNumber).filter(number -> number > 0).orElse(0);
        String place = file.isEmpty() ? "" : line == 0 ? " at " + file : " at " + file + ":" + line;
        return new Verdict(
                Verdict.Kind.FAILED, API, "Your code threw " + thrown.getClass().getName() + place + ".", file, line);
    }

    private static Verdict spent(Exhausted.Kind kind, Throwable thrown) {
        Optional<StackTraceElement> frame = studentFrame(thrown);
        return spent(
                kind,
                frame.map(Referee::file).orElse(""),
                frame.map(StackTraceElement::getLineNumber).filter(number -> number > 0).orElse(0));
    }

    /** The verdict on what has been used up, with the place where it was. */
    static Verdict spent() {
        String place = Fuel.place();
        int colon = place.lastIndexOf(':');
        return colon < 0
                ? spent(Fuel.cause(), "", 0)
                : spent(Fuel.cause(), place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    }

    private static Verdict spent(Exhausted.Kind kind, String file, int line) {
        if (kind == Exhausted.Kind.DEADLOCK) {
            String at = file.isEmpty() ? "" : line == 0 ? " at " + file : " at " + file + ":" + line;
            return new Verdict(
                    Verdict.Kind.FAILED, kind.name(),
                    ("Your code waits%s, and nobody can wake it: while it waits, nothing else runs that could call notify. "
                            + "Let the handler return, and go on when a message or a timer comes.").formatted(at),
                    file, line);
        }
        String where = file.isEmpty() ? "" : line == 0 ? ", at last at " + file : ", at last at " + file + ":" + line;
        String message = switch (kind) {
            case FUEL -> ("Your code used up its budget of computation%s: many times what the test needs. "
                    + "Look for a loop that does not end.").formatted(where);
            case MEMORY -> "Your code used up its memory%s. Look for a collection or a text that only grows."
                    .formatted(where);
            case DEADLOCK -> throw new IllegalStateException("not spent");
            case DEPTH -> "Your code called itself too deeply%s. Look for a recursion that does not end."
                    .formatted(where);
        };
        return new Verdict(Verdict.Kind.SPENT, kind.name(), message, file, line);
    }

    private static String file(StackTraceElement frame) {
        String type = frame.getClassName();
        String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
        return frame.getFileName() == null ? "" : folder + frame.getFileName();
    }

    /** Our own trouble, for whoever has to mend the test. */
    static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (isStudents(cause.getClass())) {
                return text.append(cause.getClass().getName()).toString();
            }
            text.append(depth == 0 ? "" : "; caused by ").append(cause.getClass().getName());
            if (cause.getMessage() != null) {
                text.append(" (").append(cause.getMessage()).append(')');
            }
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getModuleName() == null && FRAMEWORKS.stream().noneMatch(frame.getClassName()::startsWith)) {
                    text.append(" at ").append(frame);
                    break;
                }
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
