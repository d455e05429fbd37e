package dev.assay.grader.weave;

import dev.assay.grader.weave.Lambdas.Lambda;
import dev.assay.grader.weave.Prices.Price;
import dev.assay.grader.weave.Substitutes.Substitute;
import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** What is called in place of what was called, so that no call's cost is hidden. */
final class CallSites {
    private final ClassDraft type;
    private final Territory territory;
    private final BulkCalls bulk;
    private final LabBorder border;

    CallSites(MethodPlan plan) {
        type = plan.type();
        territory = plan.territory();
        bulk = new BulkCalls(plan);
        border = new LabBorder(territory);
    }

    // ------------------------------------------------------------------ ordinary calls

    /** In this order: what stands in for the method, its metered copy, itself by its length, itself. */
    void write(CodeBuilder code, InvokeInstruction call) {
        if (call.owner().asInternalName().startsWith("[")) {
            ofArray(code, call);
        } else if (!territory.isStudent() && silenced(code, call)) {
            return;
        } else if (!substituted(code, call) && !copied(code, call) && !priced(code, call)) {
            writePlain(code, call, territory);
            border.returned(code, call);
        }
    }

    static void writePlain(CodeBuilder code, InvokeInstruction call, Territory territory) {
        String owner = call.owner().asInternalName();
        code.invoke(call.opcode(), territory.desc(owner), call.name().stringValue(),
                MethodTypeDesc.ofDescriptor(territory.mappedDescriptor(owner, call.type().stringValue())),
                call.isInterface());
    }

    private void ofArray(CodeBuilder code, InvokeInstruction call) {
        if (call.name().equalsString("clone")) {
            BulkCalls.payForClone(code);
        }
        code.invoke(call.opcode(), territory.desc(call.owner().asInternalName()), call.name().stringValue(),
                call.typeSymbol(), false);
    }

    /** What a copy of the library must not do: read clocks, or register itself with the JDK. */
    private static boolean silenced(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        boolean clock = owner.equals("java/lang/System")
                        && (name.equals("nanoTime") || name.equals("currentTimeMillis"))
                || owner.equals("jdk/internal/misc/CDS") && name.equals("getRandomSeedForDumping");
        if (clock) {
            code.lconst_1();
            return true;
        }
        MethodTypeDesc called = call.typeSymbol();
        boolean registration = owner.equals("jdk/internal/access/SharedSecrets") && name.startsWith("set")
                || owner.equals("jdk/internal/misc/CDS") && called.returnType().equals(ConstantDescs.CD_void);
        if (registration) {
            called.parameterList().forEach(unused -> code.pop());
        }
        return registration;
    }

    // ------------------------------------------------------------------ substitutes

    private boolean substituted(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        String descriptor = call.type().stringValue();
        Substitute substitute = call.opcode() == Opcode.INVOKESPECIAL
                ? Substitutes.ofSuper(territory.hierarchy(), owner, name, descriptor)
                : territory.substitutes().find(owner, name, descriptor, call.opcode() == Opcode.INVOKESTATIC,
                        Receivers.of(territory, owner));
        if (substitute == null || substitute.owner().equals(type.name())) {
            return false;
        }
        code.invokestatic(territory.desc(substitute.owner()), substitute.name(), MethodTypeDesc.ofDescriptor(
                territory.mappedDescriptor(substitute.owner(), substitute.descriptor())));
        return true;
    }

    // ------------------------------------------------------------------ copies beside staying interfaces

    private boolean copied(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        if (!call.isInterface() || !territory.relocation().isShared(owner) || !isCopied(call)) {
            return false;
        }
        MethodTypeDesc mapped =
                MethodTypeDesc.ofDescriptor(territory.relocation().descriptor(call.type().stringValue()));
        code.invokestatic(ClassDesc.ofInternalName(Relocation.companion(owner)), call.name().stringValue(),
                call.opcode() == Opcode.INVOKESTATIC
                        ? mapped : mapped.insertParameterTypes(0, ClassDesc.ofInternalName(owner)));
        return true;
    }

    private boolean isCopied(InvokeInstruction call) {
        Method called = territory.hierarchy().type(call.owner().asInternalName()).methods()
                .get(call.name().stringValue() + call.type().stringValue());
        if (called == null) {
            return false;
        }
        return called.has(ClassFile.ACC_STATIC) || called.has(ClassFile.ACC_PRIVATE)
                || call.opcode() == Opcode.INVOKESPECIAL && !called.has(ClassFile.ACC_ABSTRACT);
    }

    // ------------------------------------------------------------------ calls that pay by length

    private boolean priced(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        if (!territory.isPlainJdk(owner) || call.isInterface()) {
            return false;
        }
        boolean ofSuper = call.opcode() == Opcode.INVOKESPECIAL && !call.name().equalsString(ConstantDescs.INIT_NAME);
        Price price = ofSuper ? null : Prices.of(owner, call.name().stringValue(), call.typeSymbol(),
                territory.hierarchy().isSubtype(owner, "java/lang/Throwable"));
        if (price == null) {
            return false;
        }
        bulk.write(code, call, price);
        return true;
    }

    // ------------------------------------------------------------------ invokedynamic

    void write(CodeBuilder code, InvokeDynamicInstruction site) {
        Relocation relocation = territory.relocation();
        Lambda lambda = type.lambdas().at(site);
        if (lambda != null) {
            Lambdas.produce(code, territory.desc(lambda.name()),
                    MethodTypeDesc.ofDescriptor(relocation.descriptor(lambda.site().descriptorString())));
            return;
        }
        List<ConstantDesc> arguments = new ArrayList<>();
        for (ConstantDesc argument : site.bootstrapArgs()) {
            arguments.add(argument instanceof ClassDesc named && named.isClassOrInterface()
                    ? ClassDesc.ofDescriptor(relocation.descriptor(named.descriptorString())) : argument);
        }
        code.invokedynamic(DynamicCallSiteDesc.of(site.bootstrapMethod(), site.name().stringValue(),
                MethodTypeDesc.ofDescriptor(relocation.descriptor(site.type().stringValue())),
                arguments.toArray(ConstantDesc[]::new)));
    }
}
