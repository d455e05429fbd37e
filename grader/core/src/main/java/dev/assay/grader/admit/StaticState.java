package dev.assay.grader.admit;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses state that two nodes, or two lives of one node, could share. A node's world is its own object and what its
 * context keeps for it; anything that hangs on a class is seen by all nodes of the simulation and survives every crash,
 * which on real servers it would not.
 *
 * <p>So a static field must be final and hold something that cannot change:
 * <ul>
 * <li>by its type: primitives, text, numbers, durations, enums, and records and other final-field classes of those;
 * <li>or by how it is made: lambdas, {@code List.of(...)}, comparators and objects with final fields, written in place
 *     from things that cannot change (see {@link Constants}).
 * </ul>
 *
 * <p>Enum constants are static, so the fields of an enum must be final and unchangeable too; and so must those of the
 * entry class and of what it inherits from, for one object of it makes all nodes.
 */
final class StaticState {
    private static final String INSTEAD = "a field of the object that needs it, or what your context keeps for you;"
            + " constants are fine if they cannot change: numbers, text, enums, records of these, List.of(...)";

    private static final Set<String> UNCHANGEABLE = Set.of(
            "java.lang.String", "java.lang.Boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Integer",
            "java.lang.Long", "java.lang.Float", "java.lang.Double", "java.lang.Character", "java.lang.Class",
            "java.lang.Void", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble",
            "java.nio.charset.Charset", "java.util.Locale", "java.util.UUID", "java.util.HexFormat",
            "java.util.Base64$Encoder", "java.util.Base64$Decoder", "java.util.regex.Pattern",
            "java.math.BigInteger", "java.math.BigDecimal", "java.math.MathContext", "java.math.RoundingMode",
            "java.util.concurrent.TimeUnit", "java.time.Duration", "java.time.Period", "java.time.Instant",
            "java.time.LocalDate", "java.time.LocalTime", "java.time.LocalDateTime", "java.time.OffsetDateTime",
            "java.time.ZonedDateTime", "java.time.YearMonth", "java.time.Year", "java.time.DayOfWeek", "java.time.Month",
            "java.time.ZoneOffset", "java.time.temporal.ChronoUnit", "java.time.temporal.ChronoField");

    private static final Set<String> WITHOUT_STATE =
            Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

    private final World world;
    private final String entry;
    private final Findings findings;
    private final Map<String, ClassModel> models;
    private final Map<String, Set<String>> subtypes = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, Boolean> keeping = new HashMap<>();

    StaticState(World world, Map<String, ClassModel> models, String entry, Findings findings) {
        this.world = world;
        this.models = models;
        this.entry = entry;
        this.findings = findings;
        for (Shape shape : world.studentsAndContract()) {
            shape.superclass().ifPresent(parent -> addSubtype(parent, shape));
            shape.interfaces().forEach(parent -> addSubtype(parent, shape));
        }
    }

    private void addSubtype(String parent, Shape child) {
        subtypes.computeIfAbsent(parent, unused -> new HashSet<>()).add(child.name());
    }

    void examine() {
        models.values().forEach(this::examine);
    }

    private void examine(ClassModel model) {
        String className = Names.binary(model.thisClass().asInternalName());
        Constants.Made made = Constants.of(this, model);
        boolean isEnum = model.flags().has(AccessFlag.ENUM);
        boolean isShared = isEnum || isOrExtends(entry, className);
        for (FieldModel field : model.fields()) {
            String name = field.fieldName().stringValue();
            boolean isFinal = field.flags().has(AccessFlag.FINAL);
            boolean isStatic = field.flags().has(AccessFlag.STATIC);
            // What javac adds (a table for a switch, an enum's list of values) it never changes or hands out.
            if (field.flags().has(AccessFlag.SYNTHETIC) && isFinal || !isStatic && !isShared) {
                continue;
            }
            if (!isFinal) {
                refuse(model, name, isStatic
                        ? "static field %s is not final: all nodes would share it, and it would survive crashes"
                        : "field %s is not final, and all nodes share its object");
            } else if (!cannotChange(field.fieldTypeSymbol())) {
                boolean isConstant = isStatic
                        ? made.fields().getOrDefault(name, false)
                        : isEnum && made.isOwnMadeOfConstants() && keepsWhatItIsGiven(className);
                if (!isConstant) {
                    refuse(model, name, isStatic
                            ? "static field %s is final, but what it refers to can change: all nodes would share it"
                            : "field %s is final, but what it refers to can change, and all nodes share its object");
                }
            }
        }
    }

    private void refuse(ClassModel model, String field, String format) {
        findings.add(
                Names.binary(model.thisClass().asInternalName()), lineOf(model, field), Refusal.Rule.STATIC_STATE,
                format.formatted(field), INSTEAD);
    }

    /** Where a field first gets a value, or else where it is first used. */
    private static int lineOf(ClassModel model, String field) {
        int used = 0;
        for (MethodModel method : model.methods()) {
            int line = 0;
            for (CodeElement element : method.code().map(code -> code.elementList()).orElse(List.of())) {
                if (element instanceof LineNumber number) {
                    line = number.line();
                } else if (element instanceof FieldInstruction use
                        && use.name().equalsString(field)
                        && use.owner().asInternalName().equals(model.thisClass().asInternalName())) {
                    boolean isWrite = use.opcode() == Opcode.PUTSTATIC || use.opcode() == Opcode.PUTFIELD;
                    boolean isInitializer = method.methodName().stringValue().startsWith("<");
                    if (isWrite && isInitializer) {
                        return line;
                    }
                    used = used == 0 ? line : used;
                }
            }
        }
        return used;
    }

    /** Whether no value of a type can ever change, whoever has made it. */
    boolean cannotChange(ClassDesc type) {
        return !type.isArray() && Names.classOf(type).map(this::cannotChange).orElse(true);
    }

    /** As above, by binary name. */
    boolean cannotChange(String name) {
        // Some of them are not final, and a student's subclass can add what it likes.
        if (UNCHANGEABLE.contains(name)) {
            return !subtypes.containsKey(name);
        }
        Boolean before = known.get(name);
        if (before != null) {
            return before;
        }
        // Types that contain themselves: it holds unless something speaks against it.
        known.put(name, true);
        boolean is = world.origin(name) != World.Origin.JDK
                && world.shape(name).map(this::cannotChange).orElse(false);
        known.put(name, is);
        if (!is) {
            // What was assumed on the way may have rested on this one.
            known.values().removeIf(value -> value);
        }
        return is;
    }

    private boolean cannotChange(Shape shape) {
        // An enum that could change is refused as such, so whoever refers to it need not be.
        if (isOrExtends(shape.name(), "java.lang.Enum")) {
            return true;
        }
        // An interface that is not sealed can be implemented by a lambda, and lambdas can hold anything.
        if (shape.isInterface() && !shape.isSealed()) {
            return false;
        }
        return ownFieldsCannotChange(shape)
                && subtypes.getOrDefault(shape.name(), Set.of()).stream().allMatch(this::cannotChange);
    }

    private boolean inheritsNoState(Shape shape) {
        Optional<String> parent = shape.superclass();
        return parent.isEmpty()
                || WITHOUT_STATE.contains(parent.get())
                || world.origin(parent.get()) != World.Origin.JDK
                        && world.shape(parent.get()).filter(above -> ownFieldsCannotChange(above)).isPresent();
    }

    private boolean ownFieldsCannotChange(Shape shape) {
        return inheritsNoState(shape) && shape.fields().entrySet().stream().allMatch(field -> {
            boolean isStatic = (field.getValue() & AccessFlag.STATIC.mask()) != 0;
            boolean isFinal = (field.getValue() & AccessFlag.FINAL.mask()) != 0;
            return isStatic
                    || isFinal && cannotChange(ClassDesc.ofDescriptor(shape.fieldTypes().get(field.getKey())));
        });
    }

    /** Whether an object of a class of the submission cannot change if nothing that its constructor is given can. */
    boolean keepsWhatItIsGiven(String name) {
        ClassModel model = models.get(name);
        if (model == null) {
            return WITHOUT_STATE.contains(name);
        }
        Boolean before = keeping.get(name);
        if (before != null) {
            return before;
        }
        keeping.put(name, true);
        boolean areFieldsFinal = model.fields().stream()
                .allMatch(field -> field.flags().has(AccessFlag.STATIC) || field.flags().has(AccessFlag.FINAL));
        boolean is = areFieldsFinal
                && keepsWhatItIsGiven(world.shape(name).flatMap(Shape::superclass).orElse("java.lang.Object"))
                && Constants.keeps(this, model);
        keeping.put(name, is);
        if (!is) {
            keeping.values().removeIf(value -> value);
        }
        return is;
    }

    /** Whether a class is another one, or inherits from it. */
    boolean isOrExtends(String name, String ancestor) {
        Optional<String> at = Optional.of(name);
        while (at.isPresent()) {
            if (at.get().equals(ancestor)) {
                return true;
            }
            at = world.origin(at.get()) == World.Origin.JDK
                    ? Optional.empty()
                    : world.shape(at.get()).flatMap(Shape::superclass);
        }
        return false;
    }
}
