package dev.assay.grader.weave;

import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** Where a class would inherit an unmetered default method of a staying interface, it gets one that calls the copy. */
record InheritedDefaults(Territory territory) {
    private static final int MADE_METHOD = ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC;

    void write(ClassBuilder builder, Type type) {
        if (type.isInterface()) {
            return;
        }
        Hierarchy hierarchy = territory.hierarchy();
        Map<String, Method> inherited = territory.isPlainJdk(type.parent())
                ? Map.of() : hierarchy.defaults(type.parent());
        hierarchy.defaults(type.name()).forEach((key, method) -> {
            Method before = inherited.get(key);
            boolean same = before != null && before.owner().equals(method.owner());
            if (!same && territory.relocation().isShared(method.owner())) {
                callCopy(builder, method);
            }
        });
    }

    private void callCopy(ClassBuilder builder, Method method) {
        MethodTypeDesc called = MethodTypeDesc.ofDescriptor(territory.relocation().descriptor(method.descriptor()));
        builder.withMethodBody(method.name(), called, MADE_METHOD, code -> {
            code.aload(0);
            for (int i = 0; i < called.parameterCount(); i++) {
                code.loadLocal(TypeKind.from(called.parameterType(i)), code.parameterSlot(i));
            }
            code.invokestatic(ClassDesc.ofInternalName(Relocation.companion(method.owner())), method.name(),
                            called.insertParameterTypes(0, ClassDesc.ofInternalName(method.owner())))
                    .return_(TypeKind.from(called.returnType()));
        });
    }
}
