package dev.assay.grader.weave;

import dev.assay.grader.weave.Prices.Price;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls of the JDK that pay by the length of what goes in and comes out. They go through a small method of the calling
 * class, or, where an object is being constructed, pay in place.
 */
record BulkCalls(MethodPlan plan) {
    private static final ClassDesc BULK = ClassDesc.of("dev.assay.simulator.fuel.Bulk");
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc VOID = ConstantDescs.CD_void;

    /** An array is about to be cloned; it lies on the stack, and stays there. */
    static void payForClone(CodeBuilder code) {
        code.dup().invokestatic(BULK, "cloning", MethodTypeDesc.of(VOID, OBJECT));
    }

    void write(CodeBuilder code, InvokeInstruction call, Price price) {
        if (call.name().equalsString(ConstantDescs.INIT_NAME)) {
            construct(code, call, price);
            return;
        }
        String owner = call.owner().asInternalName();
        MethodTypeDesc type = call.typeSymbol();
        MethodTypeDesc wrapped = call.opcode() == Opcode.INVOKESTATIC
                ? type : type.insertParameterTypes(0, ClassDesc.ofInternalName(owner));
        String wrapper = plan.type().wrapper(
                call.opcode() + owner + "." + call.name() + type.descriptorString(), wrapped,
                body -> wrap(body, call, wrapped, price));
        code.invokestatic(plan.type().self(), wrapper, wrapped, plan.type().isInterface());
    }

    private static void wrap(CodeBuilder body, InvokeInstruction call, MethodTypeDesc wrapped, Price price) {
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        int receivers = isStatic ? 0 : 1;
        for (int i = 0; i < wrapped.parameterCount(); i++) {
            boolean isReceiver = i < receivers;
            boolean pays = isReceiver ? price.receiver() : price.arguments();
            Payment.write(body, wrapped.parameterType(i), body.parameterSlot(i), pays,
                    !isReceiver && price.room(i - receivers), isReceiver ? price.receiverRate() : price.rate());
        }
        for (int i = 0; i < wrapped.parameterCount(); i++) {
            body.loadLocal(TypeKind.from(wrapped.parameterType(i)), body.parameterSlot(i));
        }
        body.invoke(call.opcode(), ClassDesc.ofInternalName(call.owner().asInternalName()),
                call.name().stringValue(), call.typeSymbol(), call.isInterface());
        ClassDesc result = wrapped.returnType();
        if (price.result() && result.equals(ConstantDescs.CD_String)) {
            body.invokestatic(BULK, "made", MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String));
        } else if (price.result()) {
            body.dup().invokestatic(BULK, "madeArray", MethodTypeDesc.of(VOID, OBJECT));
        }
        body.return_(TypeKind.from(result));
    }

    /** The object lies on the stack, not yet constructed, so the arguments step aside. */
    private void construct(CodeBuilder code, InvokeInstruction call, Price price) {
        MethodTypeDesc type = call.typeSymbol();
        List<Integer> slots = new ArrayList<>();
        int next = plan.scratchSlot();
        for (ClassDesc parameter : type.parameterList()) {
            slots.add(next);
            next += TypeKind.from(parameter).slotSize();
        }
        for (int i = type.parameterCount() - 1; i >= 0; i--) {
            code.storeLocal(TypeKind.from(type.parameterType(i)), slots.get(i));
        }
        for (int i = 0; i < type.parameterCount(); i++) {
            Payment.write(code, type.parameterType(i), slots.get(i), price.arguments(), price.room(i), price.rate());
        }
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), slots.get(i));
        }
        CallSites.writePlain(code, call, plan.territory());
    }
}
