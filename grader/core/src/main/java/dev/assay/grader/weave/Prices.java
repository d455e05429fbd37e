package dev.assay.grader.weave;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;

/**
 * Which calls into the part of the JDK that is not copied cost more than a call. Every text or array that goes in or
 * comes out is paid for, unless the method is known to look at a bounded part of it.
 */
final class Prices {
    private static final Set<String> TEXTS = Set.of("java/lang/String", "java/lang/StringBuilder",
            "java/lang/StringBuffer");
    private static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");
    private static final Set<String> LOOKING = Set.of("indexOf", "lastIndexOf", "compareTo", "contentEquals");
    private static final int ONE_CHARACTER_BYTES = 8;
    private static final int ONE_NUMBER_BYTES = 100;
    private static final int ONE_VALUE_BYTES = 24;
    private static final Set<String> NUMBERS = Set.of("java/lang/Integer", "java/lang/Long", "java/lang/Short",
            "java/lang/Byte", "java/lang/Boolean", "java/lang/Character", "java/lang/Float", "java/lang/Double",
            "java/lang/Number");
    /** Methods of texts that take the same time however long the text is. */
    private static final Set<String> AT_ONCE = Set.of("length", "charAt", "isEmpty", "codePointAt", "codePointBefore",
            "setCharAt", "capacity", "getClass", "hashCode", "describeConstable");
    /** What they make is all that they look at. */
    private static final Set<String> CUTTING = Set.of("substring", "subSequence", "toString");
    /** They pay for what they are given, not for what is there already. */
    private static final Set<String> GROWING = Set.of("append", "appendCodePoint", "valueOf", "copyValueOf",
            "startsWith", "endsWith", "regionMatches");
    /** Their argument is a number of characters to make room for. */
    private static final Set<String> ROOMY = Set.of("ensureCapacity", "setLength", "<init>");
    private static final Set<String> CHEAP_OWNERS = Set.of("java/lang/Class", "java/lang/Enum", "java/lang/Object",
            "java/lang/Record", "java/lang/AssertionError", "java/lang/MatchException",
            "jdk/internal/util/Preconditions");

    /** The rate of what becomes a new text. */
    static final String COPIED = "copied";
    /** These look at characters one by one where others compare or move many at once. */
    private static final Set<String> SLOW = Set.of("equalsIgnoreCase", "compareToIgnoreCase", "regionMatches",
            "stripIndent", "translateEscapes", "toUpperCase", "toLowerCase");
    private static final int NOWHERE = -1;

    /**
     * What one call pays.
     *
     * @param receiver whether the receiver's length counts
     * @param arguments whether the arguments' lengths count
     * @param roomAt index of the argument that is room asked for, or a number of characters to copy; -1 if none is
     * @param result whether what comes out counts
     * @param rate the method of Bulk that a text among the arguments pays by, or a cause that is quoted
     * @param receiverRate likewise for the receiver
     */
    record Price(boolean receiver, boolean arguments, int roomAt, boolean result, String rate, String receiverRate) {
        boolean room(int index) {
            return index == roomAt;
        }
    }

    private Prices() {}

    /** The price of a call to a method of a class of the JDK, or null when the call's own weight says it all. */
    static Price of(String owner, String name, MethodTypeDesc type, boolean throwable) {
        if (throwable) {
            boolean quotes = name.equals(ConstantDescs.INIT_NAME) && type.parameterCount() == 1
                    && type.parameterType(0).equals(ConstantDescs.CD_Throwable);
            return quotes ? new Price(false, true, NOWHERE, false, "cause", "text") : null;
        }
        if (CHEAP_OWNERS.contains(owner) && !(owner.equals("java/lang/Enum") && name.equals("valueOf"))) {
            return null;
        }
        if (owner.equals("java/lang/String") && name.equals(ConstantDescs.INIT_NAME)) {
            return ofNewText(type);
        }
        boolean text = TEXTS.contains(owner);
        if (text && AT_ONCE.contains(name)) {
            return null;
        }
        boolean arguments = type.parameterList().stream().anyMatch(Prices::isBulky);
        boolean room = text && ROOMY.contains(name) && type.parameterCount() == 1
                && type.parameterType(0).equals(ConstantDescs.CD_int);
        boolean receiver = text && !GROWING.contains(name) && !CUTTING.contains(name) && !ROOMY.contains(name);
        boolean result = !NUMBERS.contains(owner) && (type.returnType().equals(ConstantDescs.CD_String)
                || type.returnType().isArray());
        boolean pays = arguments || room || receiver || result;
        return pays
                ? new Price(receiver, arguments, room ? 0 : NOWHERE, result, rate(owner, name),
                        SLOW.contains(name) ? "digits" : "text")
                : null;
    }

    /** All of what it is made from, or the part whose length the last number says. */
    private static Price ofNewText(MethodTypeDesc type) {
        List<ClassDesc> parameters = type.parameterList();
        int last = parameters.lastIndexOf(ConstantDescs.CD_int);
        boolean isPart = last > parameters.indexOf(ConstantDescs.CD_int);
        return new Price(false, !isPart, isPart ? last : NOWHERE, false, COPIED, "text");
    }

    private static String rate(String owner, String name) {
        if (NUMBERS.contains(owner)) {
            return "digits";
        }
        return BUILDERS.contains(owner) && !LOOKING.contains(name) ? "added" : "text";
    }

    /** Bytes that one call makes and leaves behind, as far as its lengths do not say it; a rough upper bound. */
    static int allocates(String owner, String name, MethodTypeDesc type) {
        if (BUILDERS.contains(owner)) {
            boolean single = GROWING.contains(name) && type.parameterCount() > 0 && type.parameterType(0).isPrimitive();
            return !single ? 0
                    : type.parameterType(0).equals(ConstantDescs.CD_char) ? ONE_CHARACTER_BYTES : ONE_NUMBER_BYTES;
        }
        ClassDesc result = type.returnType();
        boolean value = result.isClassOrInterface() && !isText(result) && !result.equals(ConstantDescs.CD_Class)
                && !result.equals(ConstantDescs.CD_Object);
        return value && !CHEAP_OWNERS.contains(owner) ? ONE_VALUE_BYTES : 0;
    }

    static boolean isBulky(ClassDesc type) {
        return type.isArray() || isText(type);
    }

    static boolean isText(ClassDesc type) {
        return switch (type.descriptorString()) {
            case "Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/StringBuilder;",
                    "Ljava/lang/StringBuffer;" -> true;
            default -> false;
        };
    }
}
