package dev.assay.grader.weave;

import dev.assay.grader.weave.Lambdas.Lambda;
import dev.assay.grader.weave.Prices.Price;
import dev.assay.grader.weave.Substitutes.Substitute;
import dev.assay.grader.weave.Type.Method;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites the code of one method. What it writes at run time keeps three promises: no block runs unpaid; a handler
 * that could see exhaustion asks first, at a place that no handler covers; and nothing is called whose cost is
 * hidden.
 */
final class MethodWeaver {
    private static final ClassDesc FUEL = ClassDesc.of("dev.assay.simulator.fuel.Fuel");
    private static final ClassDesc BULK = ClassDesc.of("dev.assay.simulator.fuel.Bulk");
    private static final ClassDesc MONITORS = ClassDesc.of("dev.assay.simulator.fuel.Monitors");
    private static final ClassDesc BORDER =
            ClassDesc.ofInternalName(Relocation.PREFIX + Relocation.JOINING + "Border");
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc VOID = ConstantDescs.CD_void;

    /** A method this short that calls nothing and does not loop is paid for by its caller's call. */
    private static final int FREE_STEPS = 12;
    /** Calls to these come back without having called anything that could come round again. */
    private static final Set<String> LEAF_OWNERS = Set.of("java/lang/Math", "java/lang/StrictMath", "java/lang/Integer",
            "java/lang/Long", "java/lang/Character", "java/lang/Boolean", "java/lang/Double", "java/lang/Short",
            "java/lang/Byte");
    private static final Set<String> CROSSING = Set.of("java/lang/Object", "java/lang/Iterable",
            "java/util/Collection", "java/util/SequencedCollection", "java/util/List", "java/util/Set",
            "java/util/SequencedSet", "java/util/Map", "java/util/SequencedMap", "java/util/Optional");

    private final Weaver.Room room;
    private final Method method;
    private final List<CodeElement> elements;
    private final CodeAttribute original;
    private final Blocks blocks;
    private final boolean counted;
    private final boolean free;
    private final boolean callback;
    private final boolean initializesLibrary;

    private int depthSlot;
    private int pauseSlot;
    private int freeSlot;

    MethodWeaver(Weaver.Room room, Method method, CodeAttribute original, List<CodeElement> elements) {
        this.room = room;
        this.method = method;
        this.original = original;
        this.elements = elements;
        blocks = Blocks.of(elements, this::allocates);
        initializesLibrary = room.role() == Role.LIBRARY && method.name().equals(ConstantDescs.CLASS_INIT_NAME);
        free = room.isFree(method);
        callback = Callbacks.contain(room, method);
        counted = !free && !isLeaf();
    }

    private int allocates(Instruction instruction) {
        return switch (instruction) {
            case NewObjectInstruction made -> room.hierarchy().objectBytes(made.className().asInternalName());
            case InvokeInstruction call when !call.isInterface() && isPlainJdk(call.owner().asInternalName()) ->
                Prices.allocates(call.owner().asInternalName(), call.name().stringValue(), call.typeSymbol());
            default -> 0;
        };
    }

    private boolean isPlainJdk(String owner) {
        return Hierarchy.isJdk(owner) && !room.relocation().moves(owner);
    }

    private boolean isLeaf() {
        for (CodeElement element : elements) {
            boolean leaf = switch (element) {
                case InvokeInstruction call -> isLeafCall(call);
                case InvokeDynamicInstruction site -> room.lambdas().at(site) != null;
                case ExceptionCatch handler -> false;
                default -> true;
            };
            if (!leaf) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLeafCall(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return LEAF_OWNERS.contains(owner)
                || owner.equals("java/lang/String") && isAtOnce(call.name().stringValue())
                || owner.equals("java/lang/Object") && call.name().equalsString(ConstantDescs.INIT_NAME);
    }

    private static boolean isAtOnce(String name) {
        return name.equals("length") || name.equals("charAt") || name.equals("isEmpty");
    }

    /** Writes the method's code. Can be asked twice, for long jumps may turn out to be needed. */
    void write(CodeBuilder code) {
        depthSlot = original.maxLocals();
        pauseSlot = depthSlot + 1;
        freeSlot = depthSlot + 2;
        Map<Label, Label> guarded = new LinkedHashMap<>();
        Label start = code.newBoundLabel();
        int entry = enter(code);
        for (int i = 0; i < elements.size(); i++) {
            CodeElement element = elements.get(i);
            switch (element) {
                case ExceptionCatch handler -> {
                    Label guard = guarded.computeIfAbsent(handler.handler(), unused -> code.newLabel());
                    handler.catchType().ifPresentOrElse(
                            type -> code.exceptionCatch(handler.tryStart(), handler.tryEnd(), guard,
                                    room.desc(type.asInternalName())),
                            () -> code.exceptionCatchAll(handler.tryStart(), handler.tryEnd(), guard));
                }
                case Instruction instruction -> {
                    if (i != entry) {
                        charge(code, blocks.steps()[i], blocks.bytes()[i]);
                    }
                    write(code, instruction);
                }
                case LabelTarget target -> code.labelBinding(target.label());
                case LineNumber line when room.role() == Role.STUDENT -> code.with(line);
                case PseudoInstruction debug -> {} // names of variables
                default -> {}
            }
        }
        Label end = code.newBoundLabel();
        guarded.forEach((handler, guard) -> guard(code, handler, guard));
        if (isSynchronized()) {
            releaseWhateverHappens(code, start, end);
        }
    }

    // ------------------------------------------------------------------ entry, exit, handlers

    /** @return the index of the first block's first instruction when the entry has paid for it, or -1 */
    private int enter(CodeBuilder code) {
        if (initializesLibrary) {
            code.invokestatic(FUEL, "pause", MethodTypeDesc.of(LONG.arrayType())).astore(pauseSlot);
        }
        firstLine(code);
        int first = firstInstruction();
        boolean jumpedTo = first < 0;
        int index = jumpedTo ? -1 : first;
        int steps = jumpedTo ? 1 : blocks.steps()[index];
        int bytes = jumpedTo ? 0 : blocks.bytes()[index];
        if (counted) {
            code.loadConstant(steps).invokestatic(FUEL, "enter", MethodTypeDesc.of(INT, INT)).istore(depthSlot);
            if (bytes > 0) {
                charge(code, 0, bytes);
            }
        } else if (!free && (blocks.loops() || bytes > 0 || total() > FREE_STEPS)) {
            charge(code, steps, bytes);
        }
        if (isSynchronized()) {
            loadMonitor(code);
            code.invokestatic(MONITORS, "enter", MethodTypeDesc.of(VOID, OBJECT));
        }
        if (room.role() == Role.STUDENT) {
            receiveFromLab(code);
        }
        return index;
    }

    private int total() {
        int total = callback ? FREE_STEPS + 1 : 0;
        for (int steps : blocks.steps()) {
            total += steps;
        }
        return total;
    }

    private void firstLine(CodeBuilder code) {
        if (room.role() == Role.STUDENT) {
            elements.stream().filter(LineNumber.class::isInstance).findFirst().ifPresent(code::with);
        }
    }

    /** Index of the first instruction, or -1 when something jumps there. */
    private int firstInstruction() {
        for (int i = 0; i < elements.size(); i++) {
            CodeElement element = elements.get(i);
            if (element instanceof LabelTarget target && blocks.targets().contains(target.label())) {
                return -1;
            }
            if (element instanceof Instruction) {
                return i;
            }
        }
        return -1;
    }

    private void charge(CodeBuilder code, int steps, int bytes) {
        if (free || !counted && !blocks.loops() && bytes == 0 && total() <= FREE_STEPS) {
            return;
        }
        if (bytes > 0) {
            code.loadConstant(steps).loadConstant(bytes).invokestatic(FUEL, "charge",
                    MethodTypeDesc.of(VOID, INT, INT));
        } else if (steps > 0) {
            code.loadConstant(steps).invokestatic(FUEL, "charge", MethodTypeDesc.of(VOID, INT));
        }
    }

    private void leave(CodeBuilder code) {
        if (isSynchronized()) {
            loadMonitor(code);
            code.invokestatic(MONITORS, "exit", MethodTypeDesc.of(VOID, OBJECT));
        }
        if (counted) {
            code.iload(depthSlot).putstatic(FUEL, "depth", INT);
        }
        if (initializesLibrary) {
            code.aload(pauseSlot).invokestatic(FUEL, "resume", MethodTypeDesc.of(VOID, LONG.arrayType()));
        }
    }

    /** No handler covers this place: what is thrown here leaves the method. */
    private void guard(CodeBuilder code, Label handler, Label guard) {
        code.labelBinding(guard).dup();
        if (counted) {
            code.iload(depthSlot);
        } else {
            code.getstatic(FUEL, "depth", INT).iconst_1().isub();
        }
        code.invokestatic(FUEL, "caught", MethodTypeDesc.of(VOID, ConstantDescs.CD_Throwable, INT)).goto_(handler);
    }

    private boolean isSynchronized() {
        return room.role() == Role.STUDENT && method.has(ClassFile.ACC_SYNCHRONIZED);
    }

    private void loadMonitor(CodeBuilder code) {
        if (method.has(ClassFile.ACC_STATIC)) {
            code.loadConstant(room.self());
        } else {
            code.aload(0);
        }
    }

    private void releaseWhateverHappens(CodeBuilder code, Label start, Label end) {
        Label release = code.newBoundLabel();
        loadMonitor(code);
        code.invokestatic(MONITORS, "exit", MethodTypeDesc.of(VOID, OBJECT)).athrow();
        code.exceptionCatchAll(start, end, release);
    }

    /** Arguments that a lab passes are its own collections. */
    private void receiveFromLab(CodeBuilder code) {
        if (!method.isVirtual() || !room.isCalledByLab(method)) {
            return;
        }
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(method.descriptor());
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc parameter = type.parameterType(i);
            if (crosses(parameter)) {
                int slot = code.parameterSlot(i);
                code.aload(slot);
                view(code, parameter);
                code.astore(slot);
            }
        }
    }

    private static boolean crosses(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") && CROSSING.contains(descriptor.substring(1, descriptor.length() - 1));
    }

    private static void view(CodeBuilder code, ClassDesc type) {
        code.invokestatic(BORDER, "in", MethodTypeDesc.of(OBJECT, OBJECT));
        if (!type.equals(OBJECT)) {
            code.checkcast(type);
        }
    }

    // ------------------------------------------------------------------ instructions

    private void write(CodeBuilder code, Instruction instruction) {
        switch (instruction) {
            case InvokeInstruction call -> call(code, call);
            case InvokeDynamicInstruction site -> dynamic(code, site);
            case FieldInstruction field -> {
                String owner = field.owner().asInternalName();
                ClassDesc type = room.mappedType(owner, field.typeSymbol());
                code.fieldAccess(field.opcode(), room.desc(owner), field.name().stringValue(), type);
                if (field.opcode() == Opcode.GETSTATIC && room.isLab(owner) && crosses(type)) {
                    view(code, type);
                }
            }
            case NewObjectInstruction made -> code.new_(room.desc(made.className().asInternalName()));
            case NewPrimitiveArrayInstruction made -> {
                array(code, bytesOf(made.typeKind()));
                code.with(made);
            }
            case NewReferenceArrayInstruction made -> {
                array(code, 4);
                code.anewarray(room.desc(made.componentType().asInternalName()));
            }
            case NewMultiArrayInstruction made -> arrays(code, made);
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST ->
                code.checkcast(room.desc(check.type().asInternalName()));
            case TypeCheckInstruction check -> code.instanceOf(room.desc(check.type().asInternalName()));
            case MonitorInstruction monitor -> monitor(code, monitor);
            case ReturnInstruction back -> {
                leave(code);
                code.with(back);
            }
            case ConstantInstruction.LoadConstantInstruction constant
                    when constant.constantEntry() instanceof ClassEntry type ->
                code.loadConstant(room.desc(type.asInternalName()));
            default -> code.with(instruction);
        }
    }

    private void monitor(CodeBuilder code, MonitorInstruction monitor) {
        if (room.role() == Role.LIBRARY) {
            code.pop();
        } else {
            String name = monitor.opcode() == Opcode.MONITORENTER ? "enter" : "exit";
            code.invokestatic(MONITORS, name, MethodTypeDesc.of(VOID, OBJECT));
        }
    }

    private static int bytesOf(TypeKind kind) {
        return Type.bytesOf(kind.upperBound().descriptorString());
    }

    private static void array(CodeBuilder code, int elementBytes) {
        code.dup().loadConstant(elementBytes).invokestatic(FUEL, "array", MethodTypeDesc.of(VOID, INT, INT));
    }

    private void arrays(CodeBuilder code, NewMultiArrayInstruction made) {
        int dimensions = made.dimensions();
        for (int i = dimensions - 1; i >= 0; i--) {
            code.istore(freeSlot + i);
        }
        code.lconst_1();
        for (int i = 0; i < dimensions; i++) {
            code.iload(freeSlot + i).invokestatic(FUEL, "times", MethodTypeDesc.of(LONG, LONG, INT));
        }
        String type = made.arrayType().asInternalName();
        int elementBytes = Type.bytesOf(type.substring(dimensions)) + 16 / Math.max(1, dimensions);
        code.loadConstant(elementBytes).invokestatic(FUEL, "arrays", MethodTypeDesc.of(VOID, LONG, INT));
        for (int i = 0; i < dimensions; i++) {
            code.iload(freeSlot + i);
        }
        code.multianewarray(room.desc(type), dimensions);
    }

    // ------------------------------------------------------------------ calls

    private void call(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        String descriptor = call.type().stringValue();
        if (owner.startsWith("[")) {
            if (name.equals("clone")) {
                code.dup().invokestatic(BULK, "cloning", MethodTypeDesc.of(VOID, OBJECT));
            }
            code.invoke(call.opcode(), room.desc(owner), name, call.typeSymbol(), false);
            return;
        }
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        boolean isSpecial = call.opcode() == Opcode.INVOKESPECIAL;
        if (room.role() == Role.LIBRARY && quiet(code, owner, name, call.typeSymbol())) {
            return;
        }
        Substitute substitute = isSpecial
                ? Substitutes.ofSuper(room.hierarchy(), owner, name, descriptor)
                : room.substitutes().find(owner, name, descriptor, isStatic, Receivers.of(room, owner));
        if (substitute != null && !substitute.owner().equals(room.name())) {
            code.invokestatic(room.desc(substitute.owner()), substitute.name(), MethodTypeDesc.ofDescriptor(
                    room.mappedDescriptor(substitute.owner(), substitute.descriptor())));
            return;
        }
        if (call.isInterface() && room.relocation().isShared(owner) && isCopied(owner, name + descriptor, isSpecial)) {
            companion(code, owner, name, call.typeSymbol(), isStatic);
            return;
        }
        if (isPlainJdk(owner) && !call.isInterface()) {
            Price price = Prices.of(owner, name, call.typeSymbol(),
                    room.hierarchy().isSubtype(owner, "java/lang/Throwable"));
            if (price != null && (!isSpecial || name.equals(ConstantDescs.INIT_NAME))) {
                priced(code, call, price);
                return;
            }
        }
        plain(code, call);
        if (room.role() == Role.STUDENT && room.isLab(owner) && crosses(call.typeSymbol().returnType())) {
            view(code, call.typeSymbol().returnType());
        }
    }

    private void plain(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        code.invoke(call.opcode(), room.desc(owner), call.name().stringValue(),
                MethodTypeDesc.ofDescriptor(room.mappedDescriptor(owner, call.type().stringValue())),
                call.isInterface());
    }

    private boolean isCopied(String owner, String key, boolean isSpecial) {
        Type type = room.hierarchy().type(owner);
        Method called = type.methods().get(key);
        if (called == null) {
            return false;
        }
        return called.has(ClassFile.ACC_STATIC) || called.has(ClassFile.ACC_PRIVATE)
                || isSpecial && !called.has(ClassFile.ACC_ABSTRACT);
    }

    private void companion(CodeBuilder code, String owner, String name, MethodTypeDesc type, boolean isStatic) {
        MethodTypeDesc mapped = MethodTypeDesc.ofDescriptor(room.relocation().descriptor(type.descriptorString()));
        code.invokestatic(ClassDesc.ofInternalName(Relocation.companion(owner)), name,
                isStatic ? mapped : mapped.insertParameterTypes(0, ClassDesc.ofInternalName(owner)));
    }

    /** What a copy of the library must not do: read clocks, or register itself with the JDK. */
    private static boolean quiet(CodeBuilder code, String owner, String name, MethodTypeDesc type) {
        boolean clock = owner.equals("java/lang/System")
                        && (name.equals("nanoTime") || name.equals("currentTimeMillis"))
                || owner.equals("jdk/internal/misc/CDS") && name.equals("getRandomSeedForDumping");
        if (clock) {
            code.lconst_1();
            return true;
        }
        boolean registration = owner.equals("jdk/internal/access/SharedSecrets") && name.startsWith("set")
                || owner.equals("jdk/internal/misc/CDS") && type.returnType().equals(VOID);
        if (registration) {
            type.parameterList().forEach(unused -> code.pop());
            return true;
        }
        return false;
    }

    // ------------------------------------------------------------------ calls that pay by length

    private void priced(CodeBuilder code, InvokeInstruction call, Price price) {
        String owner = call.owner().asInternalName();
        MethodTypeDesc type = call.typeSymbol();
        if (call.name().equalsString(ConstantDescs.INIT_NAME)) {
            pricedConstruction(code, call, price);
            return;
        }
        MethodTypeDesc wrapped = call.opcode() == Opcode.INVOKESTATIC
                ? type : type.insertParameterTypes(0, ClassDesc.ofInternalName(owner));
        String wrapper = room.wrapper(call.opcode() + owner + "." + call.name() + type.descriptorString(), wrapped,
                body -> wrapperBody(body, call, wrapped, price));
        code.invokestatic(room.self(), wrapper, wrapped, room.isInterface());
    }

    private static void wrapperBody(CodeBuilder body, InvokeInstruction call, MethodTypeDesc wrapped, Price price) {
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        int receivers = isStatic ? 0 : 1;
        for (int i = 0; i < wrapped.parameterCount(); i++) {
            boolean isReceiver = i < receivers;
            boolean pays = isReceiver ? price.receiver() : price.arguments();
            Payment.write(body, wrapped.parameterType(i), body.parameterSlot(i), pays,
                    !isReceiver && price.room(i - receivers), isReceiver ? price.receiverRate() : price.rate());
        }
        for (int i = 0; i < wrapped.parameterCount(); i++) {
            body.loadLocal(TypeKind.from(wrapped.parameterType(i)), body.parameterSlot(i));
        }
        body.invoke(call.opcode(), ClassDesc.ofInternalName(call.owner().asInternalName()),
                call.name().stringValue(), call.typeSymbol(), call.isInterface());
        ClassDesc result = wrapped.returnType();
        if (price.result() && result.equals(ConstantDescs.CD_String)) {
            body.invokestatic(BULK, "made", MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String));
        } else if (price.result()) {
            body.dup().invokestatic(BULK, "madeArray", MethodTypeDesc.of(VOID, OBJECT));
        }
        body.return_(TypeKind.from(result));
    }

    /** The object lies on the stack, not yet constructed, so the arguments step aside. */
    private void pricedConstruction(CodeBuilder code, InvokeInstruction call, Price price) {
        MethodTypeDesc type = call.typeSymbol();
        List<Integer> slots = new ArrayList<>();
        int next = freeSlot;
        for (ClassDesc parameter : type.parameterList()) {
            slots.add(next);
            next += TypeKind.from(parameter).slotSize();
        }
        for (int i = type.parameterCount() - 1; i >= 0; i--) {
            code.storeLocal(TypeKind.from(type.parameterType(i)), slots.get(i));
        }
        for (int i = 0; i < type.parameterCount(); i++) {
            Payment.write(code, type.parameterType(i), slots.get(i), price.arguments(), price.room(i), price.rate());
        }
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), slots.get(i));
        }
        plain(code, call);
    }

    // ------------------------------------------------------------------ invokedynamic

    private void dynamic(CodeBuilder code, InvokeDynamicInstruction site) {
        Lambda lambda = room.lambdas().at(site);
        if (lambda != null) {
            Lambdas.produce(code, room.desc(lambda.name()), MethodTypeDesc.ofDescriptor(
                    room.relocation().descriptor(lambda.site().descriptorString())));
            return;
        }
        List<ConstantDesc> arguments = new ArrayList<>();
        for (ConstantDesc argument : site.bootstrapArgs()) {
            arguments.add(argument instanceof ClassDesc type && type.isClassOrInterface()
                    ? ClassDesc.ofDescriptor(room.relocation().descriptor(type.descriptorString())) : argument);
        }
        code.invokedynamic(DynamicCallSiteDesc.of(site.bootstrapMethod(), site.name().stringValue(),
                MethodTypeDesc.ofDescriptor(room.relocation().descriptor(site.type().stringValue())),
                arguments.toArray(ConstantDesc[]::new)));
    }
}
