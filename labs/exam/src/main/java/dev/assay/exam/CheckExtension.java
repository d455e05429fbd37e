package dev.assay.exam;

import dev.assay.kit.Entry;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * What {@link Part} means to JUnit Jupiter: parameters are resolved by type, and in the grader's child whatever is
 * thrown is judged before Jupiter sees it.
 */
final class CheckExtension implements ParameterResolver, InvocationInterceptor {

    // --------------------------------------------------------------------------------------------------- parameters

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Schedules.class || type.isAnnotationPresent(Entry.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Schedules.class) {
            return schedules(context);
        }
        try {
            return guarded(() -> Submission.solution(type));
        } catch (Throwable thrown) {
            throw Thrown.asIs(thrown);
        }
    }

    private static Schedules schedules(ExtensionContext context) {
        Method method = context.getTestMethod().orElseThrow(() -> new ParameterResolutionException(
                "schedules belong to one test: ask for them in its method"));
        Check check = method.getAnnotation(Check.class);
        if (check == null) {
            throw new ParameterResolutionException(
                    "%s#%s asks for schedules without @Check, which says how many".formatted(
                            method.getDeclaringClass().getName(), method.getName()));
        }
        Submission.sitting().startProgress();
        return Submission.sitting().schedules(method, check);
    }

    // ----------------------------------------------------------------------------------------------------- judgement

    private interface Call<T> {
        T run() throws Throwable;
    }

    private static <T> T guarded(Call<T> call) throws Throwable {
        try {
            return call.run();
        } catch (Throwable thrown) {
            Sitting sitting = Submission.sitting();
            Throwable judged = sitting.judged(thrown);
            if (judged instanceof Judged one) {
                sitting.conclude(one.verdict());
            }
            throw judged;
        }
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> what, ExtensionContext context)
            throws Throwable {
        return guarded(invocation::proceed);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        guarded(invocation::proceed);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        guarded(invocation::proceed);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        guarded(invocation::proceed);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        return guarded(invocation::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        guarded(invocation::proceed);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext what, ExtensionContext context) throws Throwable {
        guarded(invocation::proceed);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        guarded(invocation::proceed);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        guarded(invocation::proceed);
    }
}
