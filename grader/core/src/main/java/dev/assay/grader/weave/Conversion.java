package dev.assay.grader.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** The conversions between a lambda's signature and the method behind it (JLS 15.13.2, LambdaMetafactory). */
final class Conversion {
    private enum Box {
        BOOLEAN(ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean),
        CHAR(ConstantDescs.CD_char, ConstantDescs.CD_Character),
        BYTE(ConstantDescs.CD_byte, ConstantDescs.CD_Byte),
        SHORT(ConstantDescs.CD_short, ConstantDescs.CD_Short),
        INT(ConstantDescs.CD_int, ConstantDescs.CD_Integer),
        LONG(ConstantDescs.CD_long, ConstantDescs.CD_Long),
        FLOAT(ConstantDescs.CD_float, ConstantDescs.CD_Float),
        DOUBLE(ConstantDescs.CD_double, ConstantDescs.CD_Double);

        private static final List<Box> ALL = List.of(values());

        private final ClassDesc primitive;
        private final ClassDesc wrapper;

        Box(ClassDesc primitive, ClassDesc wrapper) {
            this.primitive = primitive;
            this.wrapper = wrapper;
        }

        static Box of(ClassDesc type) {
            return ALL.stream()
                    .filter(box -> box.primitive.equals(type) || box.wrapper.equals(type))
                    .findFirst()
                    .orElse(null);
        }
    }

    private Conversion() {}

    /**
     * Converts the value on the stack.
     *
     * @param from its type
     * @param exact the type that it is known to have where generics are resolved
     * @param to the type that is wanted
     */
    static void convert(CodeBuilder code, ClassDesc from, ClassDesc exact, ClassDesc to) {
        if (to.isPrimitive()) {
            ClassDesc primitive = from.isPrimitive() ? from : unbox(code, from, exact, to);
            code.conversion(TypeKind.from(primitive), TypeKind.from(to));
        } else if (from.isPrimitive()) {
            Box box = Box.of(exact.isPrimitive() || Box.of(exact) == null ? from : exact);
            code.conversion(TypeKind.from(from), TypeKind.from(box.primitive));
            code.invokestatic(box.wrapper, "valueOf", MethodTypeDesc.of(box.wrapper, box.primitive));
        } else {
            ClassDesc cast = to.equals(ConstantDescs.CD_Object) ? null : to;
            if (cast != null && !cast.equals(from)) {
                code.checkcast(cast);
            }
        }
    }

    private static ClassDesc unbox(CodeBuilder code, ClassDesc from, ClassDesc exact, ClassDesc to) {
        Box box = Box.of(exact) != null ? Box.of(exact) : Box.of(to);
        if (!box.wrapper.equals(from)) {
            code.checkcast(box.wrapper);
        }
        code.invokevirtual(box.wrapper, box.primitive.displayName() + "Value", MethodTypeDesc.of(box.primitive));
        return box.primitive;
    }
}
