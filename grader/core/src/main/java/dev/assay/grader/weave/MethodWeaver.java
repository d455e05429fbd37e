package dev.assay.grader.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;

/**
 * Rewrites the code of one method. What it writes at run time keeps three promises: no block runs unpaid; a handler
 * that could see exhaustion asks first, at a place that no handler covers; and nothing is called whose cost is
 * hidden.
 */
final class MethodWeaver {
    private final MethodPlan plan;
    private final Territory territory;
    private final Frame frame;
    private final MonitorCalls monitors;
    private final Allocations allocations;
    private final CallSites calls;
    private final LabBorder border;

    MethodWeaver(MethodPlan plan) {
        this.plan = plan;
        territory = plan.territory();
        frame = new Frame(plan);
        monitors = new MonitorCalls(plan);
        allocations = new Allocations(territory);
        calls = new CallSites(plan);
        border = new LabBorder(territory);
    }

    /** Writes the method's code. Can be asked twice, for long jumps may turn out to be needed. */
    void write(CodeBuilder code) {
        Handlers handlers = new Handlers(plan);
        List<CodeElement> elements = plan.elements();
        Label start = code.newBoundLabel();
        int paid = frame.enter(code);
        monitors.enter(code);
        border.receive(code, plan);
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case ExceptionCatch handler -> handlers.write(code, handler);
                case Instruction instruction -> {
                    if (i != paid) {
                        charge(code, i);
                    }
                    write(code, instruction);
                }
                case LabelTarget target -> code.labelBinding(target.label());
                case LineNumber line when territory.isStudent() -> code.with(line);
                case PseudoInstruction debug -> {} // names of variables
                default -> {}
            }
        }
        Label end = code.newBoundLabel();
        handlers.writeGuards(code);
        monitors.releaseOnThrow(code, start, end);
    }

    private void charge(CodeBuilder code, int index) {
        if (plan.pays()) {
            Counter.charge(code, plan.blocks().steps()[index], plan.blocks().bytes()[index]);
        }
    }

    private void write(CodeBuilder code, Instruction instruction) {
        switch (instruction) {
            case InvokeInstruction call -> calls.write(code, call);
            case InvokeDynamicInstruction site -> calls.write(code, site);
            case FieldInstruction field -> field(code, field);
            case NewObjectInstruction made -> code.new_(territory.desc(made.className().asInternalName()));
            case NewPrimitiveArrayInstruction made -> allocations.write(code, made);
            case NewReferenceArrayInstruction made -> allocations.write(code, made);
            case NewMultiArrayInstruction made -> allocations.write(code, made, plan.scratchSlot());
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST ->
                code.checkcast(territory.desc(check.type().asInternalName()));
            case TypeCheckInstruction check -> code.instanceOf(territory.desc(check.type().asInternalName()));
            case MonitorInstruction monitor -> monitors.write(code, monitor);
            case ReturnInstruction back -> {
                monitors.leave(code);
                frame.leave(code);
                code.with(back);
            }
            case ConstantInstruction.LoadConstantInstruction constant
                    when constant.constantEntry() instanceof ClassEntry type ->
                code.loadConstant(territory.desc(type.asInternalName()));
            default -> code.with(instruction);
        }
    }

    private void field(CodeBuilder code, FieldInstruction field) {
        String owner = field.owner().asInternalName();
        ClassDesc type = territory.mappedType(owner, field.typeSymbol());
        code.fieldAccess(field.opcode(), territory.desc(owner), field.name().stringValue(), type);
        border.read(code, field, type);
    }
}
