package dev.assay.grader.weave;

import dev.assay.grader.weave.Lambdas.Lambda;
import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One class that is being written: what its methods need to know, and what they leave behind for it. */
final class ClassDraft {
    private final Territory territory;
    private final String name;
    private final ClassModel model;
    private final Lambdas lambdas;
    private final Leaves leaves;
    private final Lambda lambda;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Consumer<ClassBuilder>> wrappers = new LinkedHashMap<>();

    private ClassDraft(Territory territory, ClassModel model, Lambdas lambdas, Leaves leaves, Lambda lambda) {
        this.territory = territory;
        this.name = model.thisClass().asInternalName();
        this.model = model;
        this.lambdas = lambdas;
        this.leaves = leaves;
        this.lambda = lambda;
    }

    /** A class of somebody's own, and the lambdas in it. */
    static ClassDraft of(Territory territory, ClassModel model, Lambdas lambdas, Leaves leaves) {
        return new ClassDraft(territory, model, lambdas, leaves, null);
    }

    /** A class that was made of a lambda. */
    static ClassDraft of(Territory territory, ClassModel model, Lambda lambda, Leaves leaves) {
        return new ClassDraft(territory, model, new Lambdas(), leaves, lambda);
    }

    Territory territory() {
        return territory;
    }

    /** Its name as compiled. */
    String name() {
        return name;
    }

    Lambdas lambdas() {
        return lambdas;
    }

    Leaves leaves() {
        return leaves;
    }

    /** The class that is written: a staying interface's companion, or the class itself. */
    ClassDesc self() {
        return territory.relocation().isShared(name)
                ? ClassDesc.ofInternalName(Relocation.companion(name)) : territory.desc(name);
    }

    boolean isInterface() {
        return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0 && !territory.relocation().isShared(name);
    }

    /**
     * Whether a method of a lambda's class need not pay: because it only goes on to one that does, or because it runs
     * once and would make the first use dearer than the second.
     */
    boolean isFree(Method method) {
        return lambda != null && (method.name().equals(ConstantDescs.CLASS_INIT_NAME)
                || lambda.direct() && method.isVirtual() && !method.name().equals(ConstantDescs.INIT_NAME));
    }

    /** Whether a lab's interface or class declares the method, so that the lab can call it. */
    boolean isCalledByLab(Method method) {
        Hierarchy hierarchy = territory.hierarchy();
        Set<String> ancestors = new LinkedHashSet<>(hierarchy.interfaces(name));
        for (Type type = hierarchy.type(name); type != null && type.parent() != null;
                type = hierarchy.type(type.parent())) {
            ancestors.add(type.parent());
        }
        return ancestors.stream().filter(territory::isLab).map(hierarchy::type)
                .anyMatch(type -> type != null && type.methods().containsKey(method.key()));
    }

    /** The name of a private static method of this class that calls another one and pays. */
    String wrapper(String key, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        return names.computeIfAbsent(key, unused -> {
            String made = "paid$" + names.size();
            int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
            wrappers.put(made, builder -> builder.withMethodBody(made, type, flags, body));
            return made;
        });
    }

    /** Adds the wrappers that the methods asked for. */
    void writeWrappers(ClassBuilder builder) {
        wrappers.values().forEach(wrapper -> wrapper.accept(builder));
    }
}
