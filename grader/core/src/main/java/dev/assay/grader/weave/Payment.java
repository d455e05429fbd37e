package dev.assay.grader.weave;

import dev.assay.grader.weave.Prices.Price;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Writes what is paid for one argument, or for a receiver, before a call that looks at all of it. */
final class Payment {
    private static final ClassDesc BULK = ClassDesc.of("dev.assay.simulator.fuel.Bulk");
    private static final ClassDesc TEXTS =
            ClassDesc.ofInternalName(Relocation.PREFIX + Relocation.JOINING + "Texts");
    private static final ClassDesc CHARACTERS = ClassDesc.of("java.lang.CharSequence");

    private Payment() {}

    /**
     * @param slot where the value lies
     * @param pays whether its length counts
     * @param room whether it is a number of characters to make room for
     * @param rate the method of Bulk that texts, and what becomes texts, pay by
     */
    static void write(CodeBuilder code, ClassDesc type, int slot, boolean pays, boolean room, String rate) {
        if (pays && type.equals(CHARACTERS)) {
            code.aload(slot)
                    .invokestatic(TEXTS, "plain", MethodTypeDesc.of(CHARACTERS, CHARACTERS))
                    .astore(slot);
        }
        if (pays && Prices.isText(type)) {
            code.aload(slot).invokestatic(BULK, rate, MethodTypeDesc.of(ConstantDescs.CD_void, CHARACTERS));
        } else if (pays && type.isArray()) {
            String ofArrays = rate.equals(Prices.COPIED) ? rate : "array";
            code.aload(slot)
                    .invokestatic(BULK, ofArrays, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object));
        } else if (pays && type.equals(ConstantDescs.CD_Throwable)) {
            code.aload(slot)
                    .invokestatic(BULK, rate, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Throwable));
        } else if (room && type.equals(ConstantDescs.CD_int)) {
            String ofNumbers = rate.equals(Prices.COPIED) ? "part" : "room";
            code.iload(slot)
                    .invokestatic(BULK, ofNumbers, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
        }
    }
}
