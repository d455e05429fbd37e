package dev.assay.grader.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the lambdas and method references of one class into ordinary classes, which are then rewritten like all others:
 * a call of {@code List::contains} pays, {@code andThen} is the metered one, and names are the same in every run. The
 * JVM would spin hidden classes that nobody can look into.
 */
final class Lambdas {
    static final String SUFFIX = "$$Lambda$";

    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final int SERIALIZABLE = 1;
    private static final int HAS_MARKERS = 2;
    private static final int HAS_BRIDGES = 4;
    private static final String SHARED = "ONLY";
    private static final String MAKE = "make";

    /**
     * A class made of one lambda expression.
     *
     * @param name its internal name
     * @param site what the instruction produces: the captured values to the interface
     * @param bytes the class, not rewritten yet
     * @param direct whether it goes straight on to a rewritten method, so that it need not pay itself
     */
    record Lambda(String name, MethodTypeDesc site, byte[] bytes, boolean direct) {
        boolean capturesNothing() {
            return site.parameterCount() == 0;
        }
    }

    private final Map<InvokeDynamicInstruction, Lambda> bySite = new IdentityHashMap<>();
    private final List<Lambda> all = new ArrayList<>();

    /** The classes, in the order of their places in the source. */
    List<Lambda> all() {
        return all;
    }

    /** The class that an instruction became, or null when it is no lambda. */
    Lambda at(InvokeDynamicInstruction site) {
        return bySite.get(site);
    }

    /** Looks at the code of one method of a class. */
    void scan(ClassModel host, List<CodeElement> code) {
        int line = 0;
        for (CodeElement element : code) {
            if (element instanceof LineNumber number) {
                line = number.line();
            }
            if (element instanceof InvokeDynamicInstruction site
                    && site.bootstrapMethod().owner().equals(METAFACTORY)) {
                Lambda lambda = make(host.thisClass().asInternalName() + SUFFIX + all.size(), host, site, line);
                all.add(lambda);
                bySite.put(site, lambda);
            }
        }
    }

    private static Lambda make(String name, ClassModel host, InvokeDynamicInstruction site, int line) {
        List<ConstantDesc> arguments = site.bootstrapArgs();
        MethodTypeDesc erased = (MethodTypeDesc) arguments.get(0);
        DirectMethodHandleDesc target = (DirectMethodHandleDesc) arguments.get(1);
        MethodTypeDesc exact = (MethodTypeDesc) arguments.get(2);
        MethodTypeDesc made = site.typeSymbol();
        List<ClassDesc> interfaces = new ArrayList<>(List.of(made.returnType()));
        Set<MethodTypeDesc> signatures = new LinkedHashSet<>(List.of(erased));
        if (arguments.size() > 3) {
            addMore(arguments, interfaces, signatures);
        }
        ClassDesc self = ClassDesc.ofInternalName(name);
        byte[] bytes = ClassFile.of().build(self, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_SUPER)
                    .withInterfaceSymbols(interfaces);
            for (int i = 0; i < made.parameterCount(); i++) {
                builder.withField(captured(i), made.parameterType(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            withConstruction(builder, self, made);
            for (MethodTypeDesc signature : signatures) {
                builder.withMethodBody(site.name().stringValue(), signature, ClassFile.ACC_PUBLIC,
                        code -> {
                            if (line > 0) {
                                code.lineNumber(line); // a fault inside is shown where the lambda is written
                            }
                            forward(code, self, made, signature, exact, target);
                        });
            }
        });
        boolean own = target.owner().equals(host.thisClass().asSymbol())
                && target.methodName().startsWith("lambda$");
        return new Lambda(name, made, bytes, own);
    }

    private static void addMore(
            List<ConstantDesc> arguments, List<ClassDesc> interfaces, Set<MethodTypeDesc> signatures) {
        int flags = (Integer) arguments.get(3);
        int at = 4;
        if ((flags & SERIALIZABLE) != 0) {
            interfaces.add(ClassDesc.of("java.io.Serializable"));
        }
        if ((flags & HAS_MARKERS) != 0) {
            int count = (Integer) arguments.get(at++);
            for (int i = 0; i < count; i++) {
                ClassDesc marker = (ClassDesc) arguments.get(at++);
                if (!interfaces.contains(marker)) {
                    interfaces.add(marker);
                }
            }
        }
        if ((flags & HAS_BRIDGES) != 0) {
            int count = (Integer) arguments.get(at++);
            for (int i = 0; i < count; i++) {
                signatures.add((MethodTypeDesc) arguments.get(at++));
            }
        }
    }

    private static void withConstruction(
            ClassBuilder builder, ClassDesc self, MethodTypeDesc made) {
        MethodTypeDesc construct = made.changeReturnType(ConstantDescs.CD_void);
        builder.withMethodBody(ConstantDescs.INIT_NAME, construct, ClassFile.ACC_PRIVATE, code -> {
            code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
            for (int i = 0; i < made.parameterCount(); i++) {
                code.aload(0)
                        .loadLocal(TypeKind.from(made.parameterType(i)), code.parameterSlot(i))
                        .putfield(self, captured(i), made.parameterType(i));
            }
            code.return_();
        });
        if (made.parameterCount() == 0) {
            builder.withField(SHARED, self, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
            builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_STATIC,
                    code -> code.new_(self).dup().invokespecial(self, ConstantDescs.INIT_NAME, construct)
                            .putstatic(self, SHARED, self).return_());
            return;
        }
        builder.withMethodBody(MAKE, made, ClassFile.ACC_STATIC, code -> {
            code.new_(self).dup();
            for (int i = 0; i < made.parameterCount(); i++) {
                code.loadLocal(TypeKind.from(made.parameterType(i)), code.parameterSlot(i));
            }
            code.invokespecial(self, ConstantDescs.INIT_NAME, construct).areturn();
        });
    }

    /** Puts the lambda's object on the stack, in place of the instruction. */
    static void produce(CodeBuilder code, ClassDesc self, MethodTypeDesc site) {
        if (site.parameterCount() == 0) {
            code.getstatic(self, SHARED, self);
        } else {
            code.invokestatic(self, MAKE, site);
        }
    }

    private static String captured(int index) {
        return "c" + index;
    }

    /** Captured values first, then the arguments, then the call, then its result. */
    private static void forward(CodeBuilder code, ClassDesc self, MethodTypeDesc made, MethodTypeDesc signature,
            MethodTypeDesc exact, DirectMethodHandleDesc target) {
        List<ClassDesc> wanted = new ArrayList<>();
        boolean constructs = target.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        MethodTypeDesc lookup = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
        boolean hasReceiver = switch (target.kind()) {
            case STATIC, INTERFACE_STATIC, CONSTRUCTOR -> false;
            default -> true;
        };
        if (hasReceiver) {
            wanted.add(target.owner());
        }
        wanted.addAll(lookup.parameterList());
        if (constructs) {
            code.new_(target.owner()).dup();
        }
        int at = 0;
        for (int i = 0; i < made.parameterCount(); i++, at++) {
            code.aload(0).getfield(self, captured(i), made.parameterType(i));
            Conversion.convert(code, made.parameterType(i), made.parameterType(i), wanted.get(at));
        }
        for (int i = 0; i < signature.parameterCount(); i++, at++) {
            code.loadLocal(TypeKind.from(signature.parameterType(i)), code.parameterSlot(i));
            Conversion.convert(code, signature.parameterType(i), exact.parameterType(i), wanted.get(at));
        }
        call(code, target, lookup);
        ClassDesc result = constructs ? target.owner() : lookup.returnType();
        finish(code, result, exact.returnType(), signature.returnType());
    }

    private static void call(CodeBuilder code, DirectMethodHandleDesc target, MethodTypeDesc lookup) {
        ClassDesc owner = target.owner();
        String name = target.methodName();
        boolean ofInterface = target.isOwnerInterface();
        switch (target.kind()) {
            case STATIC, INTERFACE_STATIC -> code.invokestatic(owner, name, lookup, ofInterface);
            case CONSTRUCTOR -> code.invokespecial(owner, ConstantDescs.INIT_NAME, lookup);
            default -> { // private ones too: the class is a nest mate
                if (ofInterface) {
                    code.invokeinterface(owner, name, lookup);
                } else {
                    code.invokevirtual(owner, name, lookup);
                }
            }
        }
    }

    private static void finish(CodeBuilder code, ClassDesc result, ClassDesc exact, ClassDesc returned) {
        if (returned.equals(ConstantDescs.CD_void)) {
            if (!result.equals(ConstantDescs.CD_void)) {
                if (TypeKind.from(result).slotSize() == 2) {
                    code.pop2();
                } else {
                    code.pop();
                }
            }
            code.return_();
            return;
        }
        Conversion.convert(code, result, exact, returned);
        code.return_(TypeKind.from(returned));
    }
}
