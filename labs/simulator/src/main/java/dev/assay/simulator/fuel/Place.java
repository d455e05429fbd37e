package dev.assay.simulator.fuel;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;

/** Finds the innermost line of student code on the stack: the student's classes have a loader of their own. */
final class Place {
    private Place() {}

    static String ofStudentCode() {
        return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE).walk(frames -> frames
                .filter(Place::isStudents)
                .filter(frame -> frame.getLineNumber() > 0)
                .findFirst()
                .map(Place::text)
                .orElse(""));
    }

    private static boolean isStudents(StackFrame frame) {
        return isStudents(frame.getDeclaringClass());
    }

    static boolean isStudents(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && !isAncestor(loader);
    }

    private static boolean isAncestor(ClassLoader loader) {
        for (ClassLoader own = Fuel.class.getClassLoader(); own != null; own = own.getParent()) {
            if (own == loader) {
                return true;
            }
        }
        return false;
    }

    private static String text(StackFrame frame) {
        String folder = frame.getDeclaringClass().getPackageName().replace('.', '/');
        return (folder.isEmpty() ? "" : folder + "/") + frame.getFileName() + ":" + frame.getLineNumber();
    }
}
