package dev.assay.simulator;

/**
 * Says where in the student's code an exception came from, without calling anything that the student could have
 * written.
 */
public final class Blame {
    private static final StackTraceElement[] NO_FRAMES = {};

    private Blame() {}

    /**
     * The exception's class and, where it can be known, the line of student code that it came from.
     *
     * @param thrown what student code threw
     * @param studentPackage the package that student code lives in
     * @return for example {@code java.lang.IllegalStateException at raft/RaftServer.java:42}
     */
    public static String describe(Throwable thrown, String studentPackage) {
        String place = place(thrown, studentPackage);
        String name = thrown.getClass().getName();
        return place.isEmpty() ? name : name + " at " + place;
    }

    /**
     * The innermost line of student code on the exception's stack.
     *
     * @return for example {@code raft/RaftServer.java:42}, or an empty string when it cannot be known
     */
    public static String place(Throwable thrown, String studentPackage) {
        for (StackTraceElement frame : frames(thrown, studentPackage)) {
            if (isStudents(frame.getClassName(), studentPackage)) {
                String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
                String folder = frame.getClassName().contains(".")
                        ? frame.getClassName()
                                        .substring(0, frame.getClassName().lastIndexOf('.'))
                                        .replace('.', '/')
                                + "/"
                        : "";
                return folder + file + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    /** Whether a class, by its full name, is the student's. */
    public static boolean isStudents(String className, String studentPackage) {
        return className.startsWith(studentPackage + ".");
    }

    private static StackTraceElement[] frames(Throwable thrown, String studentPackage) {
        for (Class<?> type = thrown.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            if (isStudents(type.getName(), studentPackage)) {
                return NO_FRAMES; // its getStackTrace could be the student's own
            }
        }
        return thrown.getStackTrace();
    }
}
