package dev.assay.grader.admit;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values that cannot change because of how they are made. It runs an initialiser on a stack that knows of each
 * value only whether it can change. Below what it has seen lies an endless supply of values that can, so whatever it
 * does not follow (branches, locals, unusual instructions) makes it say that a value can change, never that it cannot.
 */
final class Constants {
    /** Makers of values that are as unchangeable as what goes into them; an array that goes in is copied. */
    private static final Set<String> MAKERS = Set.of(
            "java.util.List#of", "java.util.List#copyOf", "java.util.Set#of", "java.util.Set#copyOf",
            "java.util.Map#of", "java.util.Map#copyOf", "java.util.Map#ofEntries", "java.util.Map#entry",
            "java.util.Collections#emptyList", "java.util.Collections#emptySet", "java.util.Collections#emptyMap",
            "java.util.Collections#reverseOrder", "java.util.Optional#of", "java.util.Optional#ofNullable",
            "java.util.Optional#empty", "java.util.Comparator#comparing", "java.util.Comparator#comparingInt",
            "java.util.Comparator#comparingLong", "java.util.Comparator#comparingDouble",
            "java.util.Comparator#naturalOrder", "java.util.Comparator#reverseOrder",
            "java.util.Comparator#nullsFirst", "java.util.Comparator#nullsLast", "java.util.Comparator#reversed",
            "java.util.Comparator#thenComparing", "java.util.Comparator#thenComparingInt",
            "java.util.Comparator#thenComparingLong", "java.util.Comparator#thenComparingDouble",
            "java.util.Map$Entry#comparingByKey", "java.util.Map$Entry#comparingByValue",
            "java.util.function.Function#identity", "java.util.function.UnaryOperator#identity");

    private enum State {
        UNCHANGEABLE,
        /** An array whose elements cannot change: it can be changed itself, but a copy of its contents cannot. */
        ARRAY,
        CHANGEABLE
    }

    /** A value; two entries of the stack can be the same one. */
    private static final class Value {
        private State state;

        Value(State state) {
            this.state = state;
        }
    }

    private final StaticState types;
    private final String className;
    private final boolean areParametersUnchangeable;
    private final Map<String, Boolean> fields = new HashMap<>();
    private final Deque<Value> stack = new ArrayDeque<>();
    private boolean areArgumentsUnchangeable = true;

    private Constants(StaticState types, ClassModel model, boolean areParametersUnchangeable) {
        this.types = types;
        this.className = Names.binary(model.thisClass().asInternalName());
        this.areParametersUnchangeable = areParametersUnchangeable;
    }

    /**
     * What a static initialiser makes.
     *
     * @param fields for each static field that it sets, whether none of its values can change
     * @param isOwnMadeOfConstants whether all objects of the class itself, and of its subclasses, that it makes are
     *     made from values that cannot change
     */
    record Made(Map<String, Boolean> fields, boolean isOwnMadeOfConstants) {}

    /** What the static initialiser of a class makes. */
    static Made of(StaticState types, ClassModel model) {
        Constants constants = new Constants(types, model, false);
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString("<clinit>")) {
                method.code().ifPresent(code -> code.forEach(constants::run));
            }
        }
        return new Made(constants.fields, constants.areArgumentsUnchangeable);
    }

    /**
     * Whether an object that a class makes of values that cannot change cannot change either, if its fields are final.
     */
    static boolean keeps(StaticState types, ClassModel model) {
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString("<init>") && method.code().isPresent()) {
                List<CodeElement> code = method.code().get().elementList();
                boolean assigns = code.stream().anyMatch(element ->
                        element instanceof StoreInstruction store && store.typeKind() == TypeKind.REFERENCE);
                Constants constants = new Constants(types, model, !assigns);
                code.forEach(constants::run);
                if (!constants.areArgumentsUnchangeable || constants.fields.containsValue(false)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void run(CodeElement element) {
        switch (element) {
            // Somebody may jump here with other values on the stack.
            case LabelTarget target -> stack.clear();
            case PseudoInstruction place -> {}
            case ConstantInstruction constant -> push(State.UNCHANGEABLE);
            case NewObjectInstruction created -> push(State.CHANGEABLE);
            case NewPrimitiveArrayInstruction created -> {
                pop();
                push(State.ARRAY);
            }
            case NewReferenceArrayInstruction created -> {
                pop();
                push(State.ARRAY);
            }
            case ArrayStoreInstruction store -> {
                boolean canChange = pop().state != State.UNCHANGEABLE;
                pop();
                Value array = pop();
                if (canChange) {
                    array.state = State.CHANGEABLE;
                }
            }
            case ArrayLoadInstruction load -> {
                pop();
                pop();
                push(load.typeKind() == TypeKind.REFERENCE ? State.CHANGEABLE : State.UNCHANGEABLE);
            }
            case StackInstruction move when move.opcode() == Opcode.DUP -> {
                Value value = pop();
                stack.push(value);
                stack.push(value);
            }
            case StackInstruction move when move.opcode() == Opcode.POP -> pop();
            case InvokeInstruction call -> invoke(call);
            case InvokeDynamicInstruction link -> {
                // A lambda is what it captures; everything else that is linked so gives text or numbers.
                boolean canChange = canAnyChange(link.typeSymbol(), false);
                push(canChange && !types.cannotChange(link.typeSymbol().returnType())
                        ? State.CHANGEABLE
                        : State.UNCHANGEABLE);
            }
            case FieldInstruction use -> field(use);
            case OperatorInstruction operator -> {
                boolean takesOne = operator.opcode().name().endsWith("NEG") || operator.opcode() == Opcode.ARRAYLENGTH;
                pop();
                if (!takesOne) {
                    pop();
                }
                push(State.UNCHANGEABLE);
            }
            case ConvertInstruction convert -> {
                pop();
                push(State.UNCHANGEABLE);
            }
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> {}
            case TypeCheckInstruction check -> {
                pop();
                push(State.UNCHANGEABLE);
            }
            case LoadInstruction load -> {
                boolean isParameter = load.slot() > 0 && areParametersUnchangeable;
                push(load.typeKind() == TypeKind.REFERENCE && !isParameter ? State.CHANGEABLE : State.UNCHANGEABLE);
            }
            case StoreInstruction store -> pop();
            default -> stack.clear();
        }
    }

    private void invoke(InvokeInstruction call) {
        String owner = Names.binary(call.owner().asInternalName());
        String name = call.name().stringValue();
        boolean isMaker = MAKERS.contains(owner + "#" + name);
        boolean canChange = canAnyChange(call.typeSymbol(), isMaker);
        if (name.equals("<init>")) {
            if (canChange && (types.isOrExtends(owner, className) || types.isOrExtends(className, owner))) {
                areArgumentsUnchangeable = false;
            }
            boolean isUnchangeable = owner.equals("java.lang.Object")
                    || types.cannotChange(owner)
                    || !canChange && types.keepsWhatItIsGiven(owner);
            pop().state = isUnchangeable ? State.UNCHANGEABLE : State.CHANGEABLE;
            return;
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
            canChange |= pop().state != State.UNCHANGEABLE;
        }
        ClassDesc result = call.typeSymbol().returnType();
        if (!result.descriptorString().equals("V")) {
            push(isMaker && !canChange || types.cannotChange(result) ? State.UNCHANGEABLE : State.CHANGEABLE);
        }
    }

    /** Takes the arguments of a call; whether the result can change through one of them. */
    private boolean canAnyChange(MethodTypeDesc type, boolean copiesArrays) {
        boolean canChange = false;
        List<ClassDesc> parameters = type.parameterList();
        for (int i = parameters.size() - 1; i >= 0; i--) {
            State state = pop().state;
            boolean isCopied = copiesArrays && state == State.ARRAY && parameters.get(i).isArray();
            canChange |= state != State.UNCHANGEABLE && !isCopied;
        }
        return canChange;
    }

    private void field(FieldInstruction use) {
        String name = use.name().stringValue();
        boolean isOwn = Names.binary(use.owner().asInternalName()).equals(className);
        boolean cannotChange = types.cannotChange(use.typeSymbol());
        switch (use.opcode()) {
            case GETSTATIC -> push(cannotChange || isOwn && fields.getOrDefault(name, false)
                    ? State.UNCHANGEABLE
                    : State.CHANGEABLE);
            case PUTSTATIC -> {
                boolean isUnchangeable = pop().state == State.UNCHANGEABLE;
                if (isOwn) {
                    fields.merge(name, isUnchangeable, Boolean::logicalAnd);
                }
            }
            case GETFIELD -> {
                pop();
                push(cannotChange ? State.UNCHANGEABLE : State.CHANGEABLE);
            }
            default -> {
                boolean isUnchangeable = pop().state == State.UNCHANGEABLE || cannotChange;
                pop();
                fields.merge(name, isUnchangeable, Boolean::logicalAnd);
            }
        }
    }

    private Value pop() {
        return stack.isEmpty() ? new Value(State.CHANGEABLE) : stack.pop();
    }

    private void push(State state) {
        stack.push(new Value(state));
    }
}
