package dev.assay.grader.weave;

import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Methods that are certain to come back without having been called again meanwhile, so that their depth need not be
 * counted: they call nothing, or only what is known not to call back, or each other without a circle.
 */
final class Leaves {
    /** What these classes do, they do alone. */
    private static final Set<String> LONELY = Set.of("java/lang/Math", "java/lang/StrictMath", "java/lang/Integer",
            "java/lang/Long", "java/lang/Character", "java/lang/Boolean", "java/lang/Double", "java/lang/Short",
            "java/lang/Byte");
    private static final Set<String> TEXTS = Set.of("java/lang/String", "java/lang/StringBuilder");
    private static final Set<String> ROOTS = Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

    private record Body(List<CodeElement> elements, Lambdas lambdas, boolean isFixed) {}

    private final Map<String, Body> bodies = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    /** Adds a class whose methods may be found to be leaves. */
    void add(ClassModel model, Map<MethodModel, List<CodeElement>> code, Lambdas lambdas) {
        String owner = model.thisClass().asInternalName();
        boolean isFinal = (model.flags().flagsMask() & ClassFile.ACC_FINAL) != 0;
        code.forEach((method, elements) -> {
            int fixed = ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
            boolean isFixed = isFinal || (method.flags().flagsMask() & fixed) != 0
                    || method.methodName().equalsString(ConstantDescs.INIT_NAME);
            bodies.put(key(owner, method.methodName().stringValue(), method.methodType().stringValue()),
                    new Body(elements, lambdas, isFixed));
        });
    }

    /** Whether a method is a leaf. */
    boolean contains(Method method) {
        String key = key(method.owner(), method.name(), method.descriptor());
        Body body = bodies.get(key);
        return body != null && isLeaf(key, body);
    }

    private boolean isLeaf(String key, Body body) {
        Boolean decided = known.get(key);
        if (decided == null) {
            known.put(key, false); // who comes here again has walked in a circle
            decided = body.elements().stream().allMatch(element -> switch (element) {
                case InvokeInstruction call -> isLonely(call) || isLeaf(call);
                case InvokeDynamicInstruction site -> body.lambdas().at(site) != null;
                case ExceptionCatch handler -> false; // needs the depth that it was entered at
                default -> true;
            });
            known.put(key, decided);
        }
        return decided;
    }

    /** Whether a call can only lead to one method, and that is a leaf. */
    private boolean isLeaf(InvokeInstruction call) {
        String key = key(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
        Body body = bodies.get(key);
        return body != null && body.isFixed() && isLeaf(key, body);
    }

    /** Whether all calls in a method's code are of the JDK, and known not to call back. */
    static boolean areLonely(List<CodeElement> elements, Lambdas lambdas) {
        return elements.stream().allMatch(element -> switch (element) {
            case InvokeInstruction call -> isLonely(call);
            case InvokeDynamicInstruction site -> lambdas.at(site) != null;
            case ExceptionCatch handler -> false;
            default -> true;
        });
    }

    private static boolean isLonely(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return LONELY.contains(owner)
                || TEXTS.contains(owner) && call.typeSymbol().parameterList().stream().allMatch(Leaves::isPlain)
                || owner.equals("java/lang/String") && call.name().equalsString("equals")
                || ROOTS.contains(owner) && call.name().equalsString(ConstantDescs.INIT_NAME);
    }

    /** A value that cannot have a method of a student's. */
    private static boolean isPlain(ClassDesc type) {
        return type.isPrimitive() || type.equals(ConstantDescs.CD_String);
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }
}
