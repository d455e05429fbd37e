package dev.assay.grader.weave;

import dev.assay.grader.weave.Lambdas.Lambda;
import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a set of classes that belong together. Decisions are taken on the classes as compiled; only what is written
 * uses the names of the copies.
 */
final class Weaver {
    /** Methods that only serialisation calls. Students have none, and they reach deep into the JDK. */
    private static final Set<String> SERIAL = Set.of("readObject", "writeObject", "readObjectNoData", "readResolve",
            "writeReplace", "readExternal", "writeExternal");

    private final Territory territory;
    private final Relocation relocation;
    private final IdentityNumbers numbers;
    private final InheritedDefaults defaults;
    private final ClassAttributes attributes;
    private final ClassFile classFile;

    Weaver(Territory territory) {
        this.territory = territory;
        relocation = territory.relocation();
        numbers = new IdentityNumbers(territory);
        defaults = new InheritedDefaults(territory);
        attributes = new ClassAttributes(territory);
        classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(territory::ancestry),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.DeadCodeOption.PATCH_DEAD_CODE);
    }

    // ------------------------------------------------------------------ a set of classes

    /**
     * Rewrites classes and what they are turned into.
     *
     * @return class bytes by the internal names that they now have, sorted as given, lambdas after their class
     */
    Map<String, byte[]> weave(List<ClassModel> models) {
        List<Source> sources = models.stream().map(this::read).toList();
        Leaves leaves = new Leaves();
        for (Source source : sources) {
            leaves.add(source.model(), source.code(), source.lambdas());
            source.lambdas().all().stream().map(this::read).forEach(
                    lambda -> leaves.add(lambda.model(), lambda.code(), lambda.lambdas()));
        }
        Map<String, List<String>> guests = new HashMap<>();
        for (Source source : sources) {
            guests.computeIfAbsent(ClassAttributes.nestHost(source.model()), unused -> new ArrayList<>())
                    .addAll(source.lambdas().all().stream().map(Lambda::name).toList());
        }
        Map<String, byte[]> woven = new LinkedHashMap<>();
        for (Source source : sources) {
            String name = source.model().thisClass().asInternalName();
            if (relocation.isShared(name)) {
                woven.put(Relocation.companion(name), companion(source, leaves));
            } else {
                woven.put(relocation.map(name), write(source, leaves, guests.getOrDefault(name, List.of())));
            }
            for (Lambda lambda : source.lambdas().all()) {
                woven.put(relocation.map(lambda.name()), lambda(lambda, source.model(), leaves));
            }
        }
        return woven;
    }

    /** A class whose code has been read once. Elements are kept, for labels and lambdas go by identity. */
    private record Source(ClassModel model, Map<MethodModel, List<CodeElement>> code, Lambdas lambdas) {}

    private Source read(Lambda lambda) {
        ClassModel model = classFile.parse(lambda.bytes());
        return new Source(model, code(model), new Lambdas());
    }

    private static Map<MethodModel, List<CodeElement>> code(ClassModel model) {
        Map<MethodModel, List<CodeElement>> code = new LinkedHashMap<>();
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(body -> code.put(method, body.elementList()));
        }
        return code;
    }

    private Source read(ClassModel compiled) {
        ClassModel model = Records.writeOut(compiled, classFile);
        Lambdas lambdas = new Lambdas();
        Map<MethodModel, List<CodeElement>> code = code(model);
        code.forEach((method, elements) -> {
            if (!isDropped(method)) {
                lambdas.scan(model, elements);
            }
        });
        lambdas.all().forEach(lambda -> territory.hierarchy().add(Type.of(classFile.parse(lambda.bytes()))));
        return new Source(model, code, lambdas);
    }

    private boolean isDropped(MethodModel method) {
        return !territory.isStudent() && SERIAL.contains(method.methodName().stringValue());
    }

    // ------------------------------------------------------------------ one class

    private byte[] write(Source source, Leaves leaves, List<String> guests) {
        ClassModel model = source.model();
        Type type = Type.of(model);
        ClassDraft draft = ClassDraft.of(territory, model, source.lambdas(), leaves);
        return classFile.build(draft.self(), builder -> {
            builder.withVersion(model.majorVersion(), model.minorVersion()).withFlags(model.flags().flagsMask());
            model.superclass().ifPresent(parent -> builder.withSuperclass(territory.desc(parent.asInternalName())));
            List<ClassDesc> interfaces = new ArrayList<>(interfaces(model));
            boolean numbered = numbers.appliesTo(type);
            if (numbered) {
                interfaces.add(IdentityNumbers.IDENTIFIED);
            }
            builder.withInterfaceSymbols(interfaces);
            model.fields().forEach(field -> field(builder, field));
            for (MethodModel method : model.methods()) {
                if (!isDropped(method)) {
                    method(builder, draft, method, source.code().get(method), false);
                }
            }
            if (numbered) {
                numbers.write(builder, type.name());
            }
            defaults.write(builder, type);
            draft.writeWrappers(builder);
            attributes.write(builder, model, guests);
        });
    }

    /** The default and static methods of an interface that stays, all static, with the receiver first. */
    private byte[] companion(Source source, Leaves leaves) {
        ClassModel model = source.model();
        ClassDraft draft = ClassDraft.of(territory, model, source.lambdas(), leaves);
        return classFile.build(draft.self(), builder -> {
            builder.withVersion(model.majorVersion(), model.minorVersion())
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            for (MethodModel method : model.methods()) {
                if (source.code().containsKey(method) && !method.methodName().equalsString("<clinit>")) {
                    method(builder, draft, method, source.code().get(method), true);
                }
            }
            draft.writeWrappers(builder);
        });
    }

    private byte[] lambda(Lambda lambda, ClassModel host, Leaves leaves) {
        ClassModel model = classFile.parse(lambda.bytes());
        ClassDraft draft = ClassDraft.of(territory, model, lambda, leaves);
        return classFile.build(draft.self(), builder -> {
            builder.withVersion(host.majorVersion(), host.minorVersion()).withFlags(model.flags().flagsMask());
            builder.withInterfaceSymbols(interfaces(model));
            model.fields().forEach(field -> field(builder, field));
            for (MethodModel method : model.methods()) {
                method(builder, draft, method, method.code().map(code -> code.elementList()).orElse(null), false);
            }
            defaults.write(builder, Type.of(model));
            draft.writeWrappers(builder);
            attributes.writeForLambda(builder, host);
        });
    }

    // ------------------------------------------------------------------ its parts

    private List<ClassDesc> interfaces(ClassModel model) {
        return model.interfaces().stream().map(each -> territory.desc(each.asInternalName())).toList();
    }

    private void field(ClassBuilder builder, FieldModel field) {
        ClassDesc type = ClassDesc.ofDescriptor(relocation.descriptor(field.fieldType().stringValue()));
        builder.withField(field.fieldName().stringValue(), type, made -> {
            made.withFlags(field.flags().flagsMask());
            field.findAttribute(Attributes.constantValue()).ifPresent(made::with);
        });
    }

    private void method(ClassBuilder builder, ClassDraft draft, MethodModel method, List<CodeElement> elements,
            boolean ofCompanion) {
        Method known = new Method(draft.name(), method.methodName().stringValue(), method.methodType().stringValue(),
                method.flags().flagsMask());
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(relocation.descriptor(known.descriptor()));
        int flags = known.flags() & ~(ClassFile.ACC_SYNCHRONIZED | ClassFile.ACC_NATIVE);
        if (ofCompanion) {
            type = known.has(ClassFile.ACC_STATIC)
                    ? type : type.insertParameterTypes(0, ClassDesc.ofInternalName(draft.name()));
            flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        }
        builder.withMethod(known.name(), type, flags, made -> {
            if (elements != null) {
                CodeAttribute code = (CodeAttribute) method.code().orElseThrow();
                made.withCode(new MethodWeaver(MethodPlan.of(draft, known, code, elements))::write);
            }
        });
    }
}
