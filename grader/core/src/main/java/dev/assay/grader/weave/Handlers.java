package dev.assay.grader.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ExceptionCatch;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exception handlers that cannot swallow exhaustion: each is reached by way of a guard that no handler covers, so that
 * what the guard throws leaves the method.
 */
final class Handlers {
    private final MethodPlan plan;
    private final Map<Label, Label> guards = new LinkedHashMap<>();

    Handlers(MethodPlan plan) {
        this.plan = plan;
    }

    void write(CodeBuilder code, ExceptionCatch handler) {
        Label guard = guards.computeIfAbsent(handler.handler(), unused -> code.newLabel());
        handler.catchType().ifPresentOrElse(
                type -> code.exceptionCatch(handler.tryStart(), handler.tryEnd(), guard,
                        plan.territory().desc(type.asInternalName())),
                () -> code.exceptionCatchAll(handler.tryStart(), handler.tryEnd(), guard));
    }

    /** After the method's own code. */
    void writeGuards(CodeBuilder code) {
        guards.forEach((handler, guard) -> {
            code.labelBinding(guard).dup().iload(plan.depthSlot()); // what has a handler is counted
            Counter.caught(code);
            code.goto_(handler);
        });
    }
}
