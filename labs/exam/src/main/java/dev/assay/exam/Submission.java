package dev.assay.exam;

/**
 * Where a test gets solutions from when it does not ask for one as a parameter. Holds the sitting that goes on: the one
 * place of the exam with state that hangs on a class, because JUnit and jqwik construct what they run by themselves.
 */
public final class Submission {
    private static volatile Sitting sitting = Sitting.onClassPath();

    private Submission() {}

    /**
     * A new instance of the solution that is examined.
     *
     * @param type the lab's solution interface
     * @throws IllegalStateException if there is no such class, or it is not what it should be
     */
    public static <S> S solution(Class<S> type) {
        return sitting.solution(type);
    }

    /**
     * A new instance of the reference solution, for tests that grade a later part on the reference's earlier one.
     *
     * @param type the lab's solution interface
     * @throws IllegalStateException if there is none, as in an IDE
     */
    public static <S> S reference(Class<S> type) {
        return sitting.reference(type);
    }

    static Sitting sitting() {
        return sitting;
    }

    /** Begins a sitting. For the grader's child; a lab's tests have no use for it. */
    public static void begin(Sitting next) {
        sitting = next;
    }
}
