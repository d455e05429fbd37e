package dev.assay.grader.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/** Objects of student classes are numbered when they are first asked for a hash, in place of the JVM's random one. */
record IdentityNumbers(Territory territory) {
    /** What numbered classes implement. */
    static final ClassDesc IDENTIFIED = ClassDesc.of("dev.assay.simulator.fuel.Identified");

    private static final ClassDesc IDENTITY = ClassDesc.of("dev.assay.simulator.fuel.Identity");
    private static final String NUMBER = "number$";
    private static final int MADE_METHOD = ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC;

    /** The topmost student class of each line of inheritance, unless its hash is defined already. */
    boolean appliesTo(Type type) {
        return territory.isStudent() && !type.isInterface() && Hierarchy.isJdk(type.parent())
                && !type.parent().equals("java/lang/Record") && !type.parent().equals("java/lang/Enum");
    }

    void write(ClassBuilder builder, String name) {
        ClassDesc self = territory.desc(name);
        MethodTypeDesc hash = MethodTypeDesc.of(ConstantDescs.CD_int);
        builder.withField(NUMBER, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC);
        Consumer<CodeBuilder> body = code -> {
            Label known = code.newLabel();
            code.aload(0).getfield(self, NUMBER, ConstantDescs.CD_int).ifne(known);
            code.aload(0).invokestatic(IDENTITY, "next", hash).putfield(self, NUMBER, ConstantDescs.CD_int);
            code.labelBinding(known).aload(0).getfield(self, NUMBER, ConstantDescs.CD_int).ireturn();
        };
        builder.withMethodBody("identity$", hash, MADE_METHOD, body);
        Type.Method own = territory.hierarchy().inClass(name, "hashCode()I");
        if (own == null || own.owner().equals("java/lang/Object")) {
            builder.withMethodBody("hashCode", hash, MADE_METHOD, body);
        }
    }
}
