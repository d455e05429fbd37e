package dev.assay.grader.admit;

import dev.assay.grader.intake.Legible;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.UnknownAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at every instruction, type and flag of one class. It reads instructions and not the constant pool, for javac
 * leaves names there (of the class that links lambdas, for one) that no instruction uses.
 */
final class Scan {
    /** What the compiler links by, each for one purpose. */
    private static final Set<String> BOOTSTRAPS = Set.of(
            "java.lang.invoke.LambdaMetafactory#metafactory",
            "java.lang.invoke.LambdaMetafactory#altMetafactory",
            "java.lang.invoke.StringConcatFactory#makeConcat",
            "java.lang.invoke.StringConcatFactory#makeConcatWithConstants",
            "java.lang.runtime.ObjectMethods#bootstrap",
            "java.lang.runtime.SwitchBootstraps#typeSwitch",
            "java.lang.runtime.SwitchBootstraps#enumSwitch");

    /** How the compiler names an enum constant in a switch over several types, and nothing else. */
    private static final Set<String> CONSTANT_MAKERS =
            Set.of("java.lang.Enum$EnumDesc#of", "java.lang.constant.ClassDesc#of");

    private static final int SERIALIZABLE_LAMBDA = 1;

    private final ClassModel model;
    private final String className;
    private final World world;
    private final AllowList allowed;
    private final Replacements replacements;
    private final Limits limits;
    private final Findings findings;
    private int line;

    Scan(ClassModel model, World world, AllowList allowed, Replacements replacements, Limits limits,
            Findings findings) {
        this.model = model;
        this.className = Names.binary(model.thisClass().asInternalName());
        this.world = world;
        this.allowed = allowed;
        this.replacements = replacements;
        this.limits = limits;
        this.findings = findings;
    }

    void run() {
        line = firstLine();
        model.superclass().ifPresent(type -> type(type.asSymbol()));
        model.interfaces().forEach(type -> type(type.asSymbol()));
        annotations(model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream()));
        attributes(model.attributes().stream());
        simpleName().ifPresent(name -> own(name, false));
        for (FieldModel field : model.fields()) {
            line = 0;
            own(field.fieldName().stringValue(), field.flags().has(AccessFlag.SYNTHETIC));
            type(field.fieldTypeSymbol());
            annotations(field.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                    .flatMap(attribute -> attribute.annotations().stream()));
            attributes(field.attributes().stream());
        }
        model.methods().forEach(this::method);
    }

    /** The name that stands in the source; anonymous classes have none. */
    private Optional<String> simpleName() {
        Optional<InnerClassInfo> inner = model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(attribute -> attribute.classes().stream())
                .filter(one -> one.innerClass().equals(model.thisClass()))
                .findFirst();
        return inner.isPresent()
                ? inner.get().innerName().map(name -> name.stringValue())
                : Optional.of(className.substring(className.lastIndexOf('.') + 1));
    }

    /** Names with a dollar are made by programs (JLS 3.8): rewriting adds some, and they must be free. */
    private void own(String name, boolean isMadeByCompiler) {
        if (name.indexOf('$') >= 0 && !isMadeByCompiler) {
            refuse(Refusal.Rule.UNLISTED, "a name with a dollar in it, %s, may not be used".formatted(name),
                    "a name without it: such names belong to the compiler");
        }
    }

    /** The line where the first method of the class begins: near enough for what has no line of its own. */
    private int firstLine() {
        return model.methods().stream()
                .flatMap(method -> method.findAttribute(Attributes.code()).stream())
                .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()).stream())
                .flatMap(table -> table.lineNumbers().stream())
                .mapToInt(number -> number.lineNumber())
                .min()
                .orElse(0);
    }

    private void method(MethodModel method) {
        Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
        line = code.flatMap(one -> one.findAttribute(Attributes.lineNumberTable()))
                .map(table -> table.lineNumbers().getFirst().lineNumber())
                .orElse(0);
        String name = method.methodName().stringValue();
        if (name.equals("$deserializeLambda$") && method.flags().has(AccessFlag.SYNTHETIC)) {
            // The compiler's companion to a serializable lambda, which is refused where it stands.
            return;
        }
        own(name, method.flags().has(AccessFlag.SYNTHETIC));
        if (method.flags().has(AccessFlag.NATIVE)) {
            refuse(Refusal.Rule.NATIVE, name + " is native", "a body in Java");
        }
        if (name.equals("finalize") && method.methodTypeSymbol().parameterCount() == 0) {
            refuse(Refusal.Rule.FINALIZER, "finalize() would be called whenever memory is collected",
                    "a method that you call yourself");
        }
        types(method.methodTypeSymbol());
        annotations(method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream()));
        annotations(method.findAttribute(Attributes.runtimeVisibleParameterAnnotations()).stream()
                .flatMap(attribute -> attribute.parameterAnnotations().stream())
                .flatMap(List::stream));
        attributes(method.attributes().stream());
        if (code.isPresent()) {
            attributes(code.get().attributes().stream());
            if (code.get().codeLength() > limits.methodBytes() || code.get().maxLocals() > limits.methodVariables()) {
                refuse(Refusal.Rule.SIZE, "%s is larger than %d KB of instructions or %d variables".formatted(
                        name, limits.methodBytes() >> 10, limits.methodVariables()), "several methods");
            }
        }
        method.code().ifPresent(elements -> elements.forEach(this::element));
    }

    private void element(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction call ->
                method(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol());
            case FieldInstruction use -> field(use.owner().asSymbol(), use.name().stringValue(), use.typeSymbol());
            case NewObjectInstruction created -> type(created.className().asSymbol());
            case NewReferenceArrayInstruction created -> type(created.componentType().asSymbol());
            case NewMultiArrayInstruction created -> type(created.arrayType().asSymbol());
            case TypeCheckInstruction check -> type(check.type().asSymbol());
            case ExceptionCatch handler -> handler.catchType().ifPresent(type -> type(type.asSymbol()));
            case ConstantInstruction.LoadConstantInstruction constant -> constant(constant.constantValue());
            case InvokeDynamicInstruction link -> link(link);
            default -> {
                // Moves values about, computes or branches: touches nothing but the frame and its arrays.
            }
        }
    }

    private void constant(ConstantDesc constant) {
        switch (constant) {
            case ClassDesc type -> type(type);
            case String text -> {}
            case Integer number -> {}
            case Long number -> {}
            case Float number -> {}
            case Double number -> {}
            default -> bootstrap("a constant of an unusual kind");
        }
    }

    private void link(InvokeDynamicInstruction link) {
        DirectMethodHandleDesc bootstrap = link.bootstrapMethod();
        String name = nameOf(bootstrap);
        if (!BOOTSTRAPS.contains(name)) {
            bootstrap("a call that is linked by " + Legible.line(name, 200));
            return;
        }
        types(link.typeSymbol());
        List<ConstantDesc> arguments = link.bootstrapArgs();
        if (name.endsWith("#altMetafactory")
                && arguments.size() > 3
                && arguments.get(3) instanceof Integer flags
                && (flags & SERIALIZABLE_LAMBDA) != 0) {
            refuse(Refusal.Rule.UNLISTED, "a lambda that is serializable",
                    "the same lambda without the cast to Serializable: nothing is serialized here");
        }
        for (ConstantDesc argument : arguments) {
            switch (argument) {
                case DirectMethodHandleDesc handle -> handle(handle);
                case MethodTypeDesc type -> types(type);
                case DynamicConstantDesc<?> constant when name.contains("SwitchBootstraps") -> label(constant);
                default -> constant(argument);
            }
        }
    }

    private void handle(DirectMethodHandleDesc handle) {
        switch (handle.kind()) {
            case GETTER, STATIC_GETTER, SETTER, STATIC_SETTER ->
                field(handle.owner(), handle.methodName(), ClassDesc.ofDescriptor(handle.lookupDescriptor()));
            default -> method(handle.owner(), handle.methodName(),
                    MethodTypeDesc.ofDescriptor(handle.lookupDescriptor()));
        }
    }

    /** {@code ConstantBootstraps.invoke(EnumDesc::of, ClassDesc.of("Role"), "LEADER")}, and so the class in it. */
    private void label(DynamicConstantDesc<?> constant) {
        if (nameOf(constant.bootstrapMethod()).equals("java.lang.invoke.ConstantBootstraps#primitiveClass")
                && constant.bootstrapArgsList().isEmpty()) {
            return; // two cases of one record whose component is an int
        }
        boolean isInvoke = nameOf(constant.bootstrapMethod()).equals("java.lang.invoke.ConstantBootstraps#invoke");
        List<ConstantDesc> arguments = constant.bootstrapArgsList();
        if (!isInvoke
                || arguments.isEmpty()
                || !(arguments.getFirst() instanceof DirectMethodHandleDesc maker)
                || !CONSTANT_MAKERS.contains(nameOf(maker))) {
            bootstrap("a constant that is linked by " + Legible.line(nameOf(constant.bootstrapMethod()), 200));
            return;
        }
        for (ConstantDesc argument : arguments.subList(1, arguments.size())) {
            if (argument instanceof DynamicConstantDesc<?> inner) {
                label(inner);
            } else if (!(argument instanceof String)) {
                bootstrap("a constant of an unusual kind");
            }
        }
    }

    private static String nameOf(DirectMethodHandleDesc handle) {
        return Names.classOf(handle.owner()).orElse("") + "#" + handle.methodName();
    }

    private void method(ClassDesc owner, String name, MethodTypeDesc type) {
        if (owner.isArray()) {
            // Arrays have one method of their own, clone; the others are those of Object.
            type(owner);
            if (!name.equals("clone")) {
                member("java.lang.Object", name, world.method("java.lang.Object", name, type.descriptorString()));
            }
            return;
        }
        String ownerName = Names.classOf(owner).orElseThrow();
        if (isListed(ownerName, name)) {
            member(ownerName, name, world.method(ownerName, name, type.descriptorString()));
            signature(ownerName, name, Stream.concat(Stream.of(type.returnType()), type.parameterList().stream()));
        }
    }

    private void field(ClassDesc owner, String name, ClassDesc type) {
        String ownerName = Names.classOf(owner).orElseThrow();
        if (isListed(ownerName, name)) {
            member(ownerName, name, world.field(ownerName, name));
            signature(ownerName, name, Stream.of(type));
        }
    }

    private boolean isListed(String ownerName, String member) {
        if (isListed(ownerName)) {
            return true;
        }
        refuse(member.equals("<init>") ? Names.shown(ownerName) : Names.shown(ownerName) + "." + member,
                replacements.insteadOf(ownerName, member));
        return false;
    }

    private void member(String ownerName, String name, Optional<World.Declared> declared) {
        boolean isAdmitted = declared.isPresent() && switch (declared.get().origin()) {
            case STUDENT -> true;
            case CONTRACT -> declared.get().isVisible();
            case JDK -> declared.get().isVisible() && allowed.admits(declared.get().className(), name);
        };
        if (!isAdmitted) {
            String declaring = declared.map(World.Declared::className).orElse(ownerName);
            boolean isConstructor = name.equals("<init>");
            refuse(isConstructor ? "new " + Names.shown(declaring) : Names.shown(declaring) + "." + name,
                    replacements.insteadOf(declaring, name));
        }
    }

    /** A member is no better than the types that it takes and gives. */
    private void signature(String ownerName, String name, Stream<ClassDesc> types) {
        types.flatMap(type -> Names.classOf(type).stream())
                .filter(type -> !isListed(type))
                .findFirst()
                .ifPresent(type -> refuse(
                        "%s.%s with %s".formatted(
                                Names.shown(ownerName), name.equals("<init>") ? "new" : name, Names.shown(type)),
                        replacements.insteadOf(type)));
    }

    private void types(MethodTypeDesc method) {
        type(method.returnType());
        method.parameterList().forEach(this::type);
    }

    private void type(ClassDesc type) {
        Optional<String> name = Names.classOf(type);
        if (name.isPresent() && !isListed(name.get())) {
            refuse(Names.shown(name.get()), replacements.insteadOf(name.get()));
        }
    }

    private boolean isListed(String type) {
        return switch (world.origin(type)) {
            case STUDENT, CONTRACT -> true;
            case JDK -> allowed.admits(type);
        };
    }

    private void annotations(Stream<Annotation> annotations) {
        annotations.forEach(annotation -> type(annotation.classSymbol()));
    }

    private void attributes(Stream<Attribute<?>> attributes) {
        attributes.filter(UnknownAttribute.class::isInstance)
                .findFirst()
                .ifPresent(attribute -> bootstrap("an attribute that the Java compiler does not write"));
    }

    private void bootstrap(String what) {
        refuse(Refusal.Rule.BOOTSTRAP, what, "ordinary Java, compiled by the grader");
    }

    private void refuse(String what, Replacements.Advice advice) {
        refuse(Refusal.Rule.UNLISTED, "%s may not be used: %s".formatted(what, advice.why()), advice.instead());
    }

    private void refuse(Refusal.Rule rule, String message, String instead) {
        findings.add(className, line, rule, Legible.line(message, 500), instead);
    }
}
