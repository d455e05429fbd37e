package dev.assay.grader.admit;

import java.lang.constant.ClassDesc;
import java.util.Optional;

/** Class files name a class in three ways. Here all classes go by their binary name: {@code java.util.Map$Entry}. */
final class Names {
    private Names() {}

    /** From {@code java/util/Map$Entry}. */
    static String binary(String internal) {
        return internal.replace('/', '.');
    }

    /** From a descriptor; the element's name for an array, and nothing for a primitive type. */
    static Optional<String> classOf(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (element.isPrimitive()) {
            return Optional.empty();
        }
        String descriptor = element.descriptorString();
        return Optional.of(binary(descriptor.substring(1, descriptor.length() - 1)));
    }

    /** For people: {@code java.util.Map.Entry}. */
    static String shown(String binary) {
        return binary.replace('$', '.');
    }
}
