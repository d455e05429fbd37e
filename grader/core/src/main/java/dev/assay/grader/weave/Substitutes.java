package dev.assay.grader.weave;

import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Methods that are called in place of the JDK's: those of the joining classes that say so, and a few whose outcome the
 * JDK leaves open. A substitute takes the receiver as its first argument.
 */
final class Substitutes {
    private static final String IDENTITY = "dev/assay/simulator/fuel/Identity";
    private static final String TEXT = "Ljava/lang/CharSequence;";
    private static final String ANNOTATION = "L" + Relocation.JOINING + "InPlaceOf;";
    /** These differ in the last bit between processors; StrictMath computes them in software. */
    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    private static final Set<String> WAITING = Set.of("wait()V", "wait(J)V", "wait(JI)V", "notify()V", "notifyAll()V");

    /** A static method, by the names that it was compiled with. */
    record Substitute(String owner, String name, String descriptor) {}

    /** In place of static methods, by owner, name and descriptor. */
    private final Map<String, Substitute> ofStatic = new HashMap<>();
    /** In place of instance methods, likewise, without the receiver. */
    private final Map<String, Substitute> ofInstance = new HashMap<>();

    /** @param joining the joining classes, as compiled */
    Substitutes(List<ClassModel> joining) {
        joining.forEach(this::add);
    }

    private void add(ClassModel model) {
        List<String> owners = model.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .filter(annotation -> annotation.className().equalsString(ANNOTATION))
                .flatMap(annotation -> ((AnnotationValue.OfArray) annotation.elements().getFirst().value())
                        .values().stream())
                .map(value -> ((AnnotationValue.OfString) value).stringValue())
                .toList();
        for (MethodModel method : model.methods()) {
            int flags = method.flags().flagsMask();
            if ((flags & ClassFile.ACC_STATIC) != 0 && (flags & ClassFile.ACC_PUBLIC) != 0) {
                String name = method.methodName().stringValue();
                String descriptor = method.methodType().stringValue();
                Substitute substitute = new Substitute(model.thisClass().asInternalName(), name, descriptor);
                for (String owner : owners) {
                    ofStatic.put(owner + "." + name + descriptor, substitute);
                    if (descriptor.startsWith("(L" + owner + ";") || descriptor.startsWith("(" + TEXT)) {
                        ofInstance.put(owner + "." + name + withoutFirst(descriptor), substitute);
                    }
                }
            }
        }
    }

    private static String withoutFirst(String descriptor) {
        return "(" + descriptor.substring(descriptor.indexOf(';') + 1);
    }

    /**
     * What to call in place of a method, or null for the method itself.
     *
     * @param receivers what is known about the receiver
     */
    Substitute find(String owner, String name, String descriptor, boolean isStatic, Receivers receivers) {
        if (isStatic && owner.equals("java/lang/Math") && INEXACT.contains(name)) {
            return new Substitute("java/lang/StrictMath", name, descriptor);
        }
        if (!isStatic && receivers == Receivers.THROWN) {
            String instead = switch (name + descriptor) {
                case "toString()Ljava/lang/String;" -> "text(Ljava/lang/Object;)Ljava/lang/String;";
                case "getMessage()Ljava/lang/String;" -> "message(Ljava/lang/Throwable;)Ljava/lang/String;";
                case "getLocalizedMessage()Ljava/lang/String;" ->
                    "localizedMessage(Ljava/lang/Throwable;)Ljava/lang/String;";
                default -> null;
            };
            if (instead != null) {
                int bracket = instead.indexOf('(');
                return new Substitute(IDENTITY, instead.substring(0, bracket), instead.substring(bracket));
            }
        }
        if (!isStatic && receivers == Receivers.OPEN) {
            switch (name + descriptor) {
                case "toString()Ljava/lang/String;" -> {
                    return new Substitute(IDENTITY, "text", "(Ljava/lang/Object;)Ljava/lang/String;");
                }
                case "hashCode()I" -> {
                    return new Substitute(IDENTITY, "hash", "(Ljava/lang/Object;)I");
                }
                case "equals(Ljava/lang/Object;)Z" -> {
                    return new Substitute(IDENTITY, "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
                }
                case "compareTo(Ljava/lang/Object;)I" -> {
                    if (owner.equals("java/lang/Comparable")) {
                        return new Substitute(IDENTITY, "compare", "(Ljava/lang/Comparable;Ljava/lang/Object;)I");
                    }
                }
                default -> {}
            }
        }
        // Whatever the receiver is called, these are Object's: nobody can override them.
        String declaring = !isStatic && WAITING.contains(name + descriptor) ? "java/lang/Object" : owner;
        return (isStatic ? ofStatic : ofInstance).get(declaring + "." + name + descriptor);
    }

    /** In place of a call to a method of the JDK's own class by a class that overrides it; null for none. */
    static Substitute ofSuper(Hierarchy hierarchy, String owner, String name, String descriptor) {
        return switch (name + descriptor) {
            case "hashCode()I" -> owner.equals("java/lang/Object")
                    ? new Substitute(IDENTITY, "identityHash", "(Ljava/lang/Object;)I") : null;
            case "toString()Ljava/lang/String;" -> Hierarchy.isJdk(owner)
                            && hierarchy.isSubtype(owner, "java/lang/Throwable")
                    ? new Substitute(IDENTITY, "superText", "(Ljava/lang/Throwable;)Ljava/lang/String;") : null;
            default -> null;
        };
    }
}
