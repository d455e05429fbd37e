package dev.assay.grader.weave;

import dev.assay.grader.weave.Lambdas.Lambda;
import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.Attribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rewrites a set of classes that belong together. Decisions are taken on the classes as compiled; only what is written
 * uses the names of the copies.
 */
final class Weaver {
    private static final ClassDesc FUEL_IDENTIFIED = ClassDesc.of("dev.assay.simulator.fuel.Identified");
    private static final ClassDesc IDENTITY = ClassDesc.of("dev.assay.simulator.fuel.Identity");
    private static final String RUNTIME = "dev/assay/simulator/fuel/";
    /** Their methods' descriptors are whatever the caller has. */
    private static final Set<String> POLYMORPHIC =
            Set.of("java/lang/invoke/VarHandle", "java/lang/invoke/MethodHandle");
    private static final String NUMBER = "number$";
    private static final int MADE_METHOD = ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC;
    /** Methods that only serialisation calls. Students have none, and they reach deep into the JDK. */
    private static final Set<String> SERIAL = Set.of("readObject", "writeObject", "readObjectNoData", "readResolve",
            "writeReplace", "readExternal", "writeExternal");

    private final Hierarchy hierarchy;
    private final Relocation relocation;
    private final Substitutes substitutes;
    private final Role role;
    private final Set<String> own;
    private final ClassFile classFile;

    /** @param own the classes that are rewritten in this role, besides the JDK's */
    Weaver(Hierarchy hierarchy, Relocation relocation, Substitutes substitutes, Role role, Set<String> own) {
        this.hierarchy = hierarchy;
        this.relocation = relocation;
        this.substitutes = substitutes;
        this.role = role;
        this.own = own;
        classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(this::info),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.DeadCodeOption.PATCH_DEAD_CODE);
    }

    /** What stack maps need, by the names of the copies. */
    private ClassHierarchyInfo info(ClassDesc desc) {
        String descriptor = desc.descriptorString();
        String original = Relocation.original(descriptor.substring(1, descriptor.length() - 1));
        Type type = hierarchy.type(original);
        if (type == null) {
            return null;
        }
        if (type.isInterface()) {
            return ClassHierarchyInfo.ofInterface();
        }
        return ClassHierarchyInfo.ofClass(type.parent() == null ? null : desc(type.parent()));
    }

    private ClassDesc desc(String name) {
        String mapped = relocation.map(name);
        return mapped.startsWith("[") ? ClassDesc.ofDescriptor(mapped) : ClassDesc.ofInternalName(mapped);
    }

    // ------------------------------------------------------------------ a set of classes

    /**
     * Rewrites classes and what they are turned into.
     *
     * @return class bytes by the internal names that they now have, sorted as given, lambdas after their class
     */
    Map<String, byte[]> weave(List<ClassModel> models) {
        List<Draft> drafts = models.stream().map(this::draft).toList();
        Map<String, List<String>> guests = new HashMap<>();
        for (Draft draft : drafts) {
            guests.computeIfAbsent(nestHost(draft.model()), unused -> new ArrayList<>())
                    .addAll(draft.lambdas().all().stream().map(Lambda::name).toList());
        }
        Map<String, byte[]> woven = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            String name = draft.model().thisClass().asInternalName();
            if (relocation.isShared(name)) {
                woven.put(Relocation.companion(name), companion(draft));
            } else {
                woven.put(relocation.map(name), write(draft, guests.getOrDefault(name, List.of())));
            }
            for (Lambda lambda : draft.lambdas().all()) {
                woven.put(relocation.map(lambda.name()), lambda(lambda, draft.model()));
            }
        }
        return woven;
    }

    private static String nestHost(ClassModel model) {
        return model.findAttribute(Attributes.nestHost())
                .map(host -> host.nestHost().asInternalName())
                .orElse(model.thisClass().asInternalName());
    }

    /** A class whose code has been read once. Elements are kept, for labels and lambdas go by identity. */
    private record Draft(ClassModel model, Map<MethodModel, List<CodeElement>> code, Lambdas lambdas) {}

    private Draft draft(ClassModel compiled) {
        ClassModel model = Records.writeOut(compiled, classFile);
        Lambdas lambdas = new Lambdas();
        Map<MethodModel, List<CodeElement>> code = new LinkedHashMap<>();
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(body -> {
                List<CodeElement> elements = body.elementList();
                code.put(method, elements);
                if (!isDropped(method)) {
                    lambdas.scan(model, elements);
                }
            });
        }
        lambdas.all().forEach(lambda -> hierarchy.add(Type.of(classFile.parse(lambda.bytes()))));
        return new Draft(model, code, lambdas);
    }

    private boolean isDropped(MethodModel method) {
        return role == Role.LIBRARY && SERIAL.contains(method.methodName().stringValue());
    }

    // ------------------------------------------------------------------ one class

    private byte[] write(Draft draft, List<String> guests) {
        ClassModel model = draft.model();
        String name = model.thisClass().asInternalName();
        Type type = Type.of(model);
        return classFile.build(desc(name), builder -> {
            builder.withVersion(model.majorVersion(), model.minorVersion()).withFlags(model.flags().flagsMask());
            model.superclass().ifPresent(parent -> builder.withSuperclass(desc(parent.asInternalName())));
            List<ClassDesc> interfaces = new ArrayList<>(model.interfaces().stream()
                    .map(each -> desc(each.asInternalName())).toList());
            boolean numbered = isNumbered(type);
            if (numbered) {
                interfaces.add(FUEL_IDENTIFIED);
            }
            builder.withInterfaceSymbols(interfaces);
            model.fields().forEach(field -> field(builder, field));
            Room room = new Room(name, model, draft.lambdas(), null);
            for (MethodModel method : model.methods()) {
                if (!isDropped(method)) {
                    method(builder, room, method, draft.code().get(method), false);
                }
            }
            if (numbered) {
                number(builder, name);
            }
            inherit(builder, type);
            room.wrappers().forEach((wrapper, body) -> body.accept(builder));
            attributes(builder, model, guests);
        });
    }

    private void field(ClassBuilder builder, FieldModel field) {
        ClassDesc type = ClassDesc.ofDescriptor(relocation.descriptor(field.fieldType().stringValue()));
        builder.withField(field.fieldName().stringValue(), type, made -> {
            made.withFlags(field.flags().flagsMask());
            field.findAttribute(Attributes.constantValue()).ifPresent(made::with);
        });
    }

    private void method(ClassBuilder builder, Room room, MethodModel method, List<CodeElement> elements,
            boolean ofCompanion) {
        Method known = new Method(room.name(), method.methodName().stringValue(), method.methodType().stringValue(),
                method.flags().flagsMask());
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(relocation.descriptor(known.descriptor()));
        int flags = known.flags() & ~(ClassFile.ACC_SYNCHRONIZED | ClassFile.ACC_NATIVE);
        if (ofCompanion) {
            type = known.has(ClassFile.ACC_STATIC)
                    ? type : type.insertParameterTypes(0, ClassDesc.ofInternalName(room.name()));
            flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        }
        builder.withMethod(known.name(), type, flags, made -> {
            if (elements != null) {
                MethodWeaver weaver = new MethodWeaver(room, known,
                        (CodeAttribute) method.code().orElseThrow(), elements);
                made.withCode(weaver::write);
            }
        });
    }

    // ------------------------------------------------------------------ numbers in place of identity hashes

    private boolean isNumbered(Type type) {
        return role == Role.STUDENT && !type.isInterface() && Hierarchy.isJdk(type.parent())
                && !type.parent().equals("java/lang/Record") && !type.parent().equals("java/lang/Enum");
    }

    private void number(ClassBuilder builder, String name) {
        ClassDesc self = desc(name);
        MethodTypeDesc hash = MethodTypeDesc.of(ConstantDescs.CD_int);
        builder.withField(NUMBER, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC);
        Consumer<CodeBuilder> body = code -> {
            Label known = code.newLabel();
            code.aload(0).getfield(self, NUMBER, ConstantDescs.CD_int).ifne(known);
            code.aload(0).invokestatic(IDENTITY, "next", hash).putfield(self, NUMBER, ConstantDescs.CD_int);
            code.labelBinding(known).aload(0).getfield(self, NUMBER, ConstantDescs.CD_int).ireturn();
        };
        builder.withMethodBody("identity$", hash, MADE_METHOD, body);
        Method own = hierarchy.inClass(name, "hashCode()I");
        if (own == null || own.owner().equals("java/lang/Object")) {
            builder.withMethodBody("hashCode", hash, MADE_METHOD, body);
        }
    }

    // ------------------------------------------------------------------ default methods of interfaces that stay

    /** Where the class would inherit an unmetered default method, it gets one of its own. */
    private void inherit(ClassBuilder builder, Type type) {
        if (type.isInterface()) {
            return;
        }
        Map<String, Method> inherited = relocation.moves(type.parent()) || !Hierarchy.isJdk(type.parent())
                ? hierarchy.defaults(type.parent()) : Map.of();
        hierarchy.defaults(type.name()).forEach((key, method) -> {
            Method before = inherited.get(key);
            boolean same = before != null && before.owner().equals(method.owner());
            if (!same && relocation.isShared(method.owner())) {
                MethodTypeDesc called = MethodTypeDesc.ofDescriptor(relocation.descriptor(method.descriptor()));
                builder.withMethodBody(method.name(), called, MADE_METHOD, code -> {
                    code.aload(0);
                    for (int i = 0; i < called.parameterCount(); i++) {
                        code.loadLocal(TypeKind.from(called.parameterType(i)),
                                code.parameterSlot(i));
                    }
                    code.invokestatic(ClassDesc.ofInternalName(Relocation.companion(method.owner())), method.name(),
                                    called.insertParameterTypes(0, ClassDesc.ofInternalName(method.owner())))
                            .return_(TypeKind.from(called.returnType()));
                });
            }
        });
    }

    /** The default and static methods of an interface that stays, all static, with the receiver first. */
    private byte[] companion(Draft draft) {
        ClassModel model = draft.model();
        String name = model.thisClass().asInternalName();
        return classFile.build(ClassDesc.ofInternalName(Relocation.companion(name)), builder -> {
            builder.withVersion(model.majorVersion(), model.minorVersion())
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            Room room = new Room(name, model, draft.lambdas(), null);
            for (MethodModel method : model.methods()) {
                if (draft.code().containsKey(method) && !method.methodName().equalsString("<clinit>")) {
                    method(builder, room, method, draft.code().get(method), true);
                }
            }
            room.wrappers().forEach((wrapper, body) -> body.accept(builder));
        });
    }

    // ------------------------------------------------------------------ lambdas

    private byte[] lambda(Lambda lambda, ClassModel host) {
        ClassModel model = classFile.parse(lambda.bytes());
        Type type = Type.of(model);
        return classFile.build(desc(lambda.name()), builder -> {
            builder.withVersion(host.majorVersion(), host.minorVersion()).withFlags(model.flags().flagsMask());
            builder.withInterfaceSymbols(
                    model.interfaces().stream().map(each -> desc(each.asInternalName())).toList());
            model.fields().forEach(field -> field(builder, field));
            Room room = new Room(lambda.name(), model, new Lambdas(), lambda);
            for (MethodModel method : model.methods()) {
                method(builder, room, method,
                        method.code().map(code -> code.elementList()).orElse(null), false);
            }
            inherit(builder, type);
            room.wrappers().forEach((wrapper, body) -> body.accept(builder));
            if (role == Role.STUDENT) {
                host.findAttribute(Attributes.sourceFile()).ifPresent(builder::with);
            }
            if (!relocation.isShared(nestHost(host))) {
                builder.with(NestHostAttribute.of(desc(nestHost(host))));
            }
        });
    }

    // ------------------------------------------------------------------ attributes

    private void attributes(ClassBuilder builder, ClassModel model, List<String> guests) {
        List<ClassDesc> members = new ArrayList<>();
        for (Attribute<?> attribute : model.attributes()) {
            switch (attribute) {
                case NestHostAttribute host when !relocation.isShared(host.nestHost().asInternalName()) ->
                    builder.with(NestHostAttribute.of(desc(host.nestHost().asInternalName())));
                case NestMembersAttribute nest -> nest.nestMembers().stream().map(ClassEntry::asInternalName)
                        .filter(each -> role == Role.STUDENT || relocation.moves(each))
                        .forEach(each -> members.add(desc(each)));
                case PermittedSubclassesAttribute permitted ->
                    builder.with(PermittedSubclassesAttribute.ofSymbols(permitted.permittedSubclasses().stream()
                            .map(each -> desc(each.asInternalName())).toList()));
                case RecordAttribute record -> builder.with(RecordAttribute.of(record.components().stream()
                        .map(each -> RecordComponentInfo.of(each.name().stringValue(), ClassDesc.ofDescriptor(
                                relocation.descriptor(each.descriptor().stringValue()))))
                        .toList()));
                case InnerClassesAttribute inner when role == Role.STUDENT ->
                    builder.with(InnerClassesAttribute.of(inner.classes().stream().map(this::inner).toList()));
                case SourceFileAttribute source when role == Role.STUDENT -> builder.with(source);
                default -> {}
            }
        }
        guests.forEach(guest -> members.add(desc(guest)));
        if (!members.isEmpty()) {
            builder.with(NestMembersAttribute.ofSymbols(members));
        }
    }

    private InnerClassInfo inner(InnerClassInfo info) {
        return InnerClassInfo.of(desc(info.innerClass().asInternalName()),
                info.outerClass().map(outer -> desc(outer.asInternalName())),
                info.innerName().map(name -> name.stringValue()), info.flagsMask());
    }

    // ------------------------------------------------------------------ what methods of one class share

    /** One class at work: what its methods need to know and what they leave behind. */
    final class Room {
        private final String name;
        private final ClassModel model;
        private final Lambdas lambdas;
        private final Lambda lambda;
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, Consumer<ClassBuilder>> wrappers = new LinkedHashMap<>();

        /** @param lambda what the class was made of, null for a class of somebody's own */
        private Room(String name, ClassModel model, Lambdas lambdas, Lambda lambda) {
            this.name = name;
            this.model = model;
            this.lambdas = lambdas;
            this.lambda = lambda;
        }

        /** Its name as compiled. */
        String name() {
            return name;
        }

        /**
         * Whether a method of a lambda's class need not pay: because it only goes on to one that does, or because it
         * runs once and would make the first use dearer than the second.
         */
        boolean isFree(Method method) {
            return lambda != null && (method.name().equals(ConstantDescs.CLASS_INIT_NAME)
                    || lambda.direct() && method.isVirtual() && !method.name().equals(ConstantDescs.INIT_NAME));
        }

        boolean isInterface() {
            return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0 && !relocation.isShared(name);
        }

        Role role() {
            return role;
        }

        Lambdas lambdas() {
            return lambdas;
        }

        Hierarchy hierarchy() {
            return hierarchy;
        }

        Relocation relocation() {
            return relocation;
        }

        Substitutes substitutes() {
            return substitutes;
        }

        /** The class that is being written. */
        ClassDesc self() {
            return relocation.isShared(name)
                    ? ClassDesc.ofInternalName(Relocation.companion(name)) : Weaver.this.desc(name);
        }

        /** A class by the name that is written. */
        ClassDesc desc(String compiled) {
            return Weaver.this.desc(compiled);
        }

        /** A member's descriptor: that of the JDK's own classes, and of a lab's, is what it is. */
        String mappedDescriptor(String owner, String descriptor) {
            return isRewritten(owner) ? relocation.descriptor(descriptor) : descriptor;
        }

        ClassDesc mappedType(String owner, ClassDesc type) {
            return ClassDesc.ofDescriptor(mappedDescriptor(owner, type.descriptorString()));
        }

        private boolean isRewritten(String owner) {
            return relocation.moves(owner) || own.contains(owner) || owner.contains(Lambdas.SUFFIX)
                    || POLYMORPHIC.contains(owner);
        }

        /** Whether a class is the lab's: neither the student's, nor the library's, nor what rewriting calls. */
        boolean isLab(String owner) {
            return !Hierarchy.isJdk(owner) && !isRewritten(owner) && !owner.startsWith(RUNTIME);
        }

        /** Whether a lab's interface or class declares the method, so that the lab can call it. */
        boolean isCalledByLab(Method method) {
            Set<String> ancestors = new LinkedHashSet<>(hierarchy.interfaces(name));
            for (Type type = hierarchy.type(name); type != null && type.parent() != null;
                    type = hierarchy.type(type.parent())) {
                ancestors.add(type.parent());
            }
            return ancestors.stream().filter(this::isLab).map(hierarchy::type)
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

        private Map<String, Consumer<ClassBuilder>> wrappers() {
            return wrappers;
        }
    }
}
