package dev.assay.grader.admit;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class as others see it: what it inherits and what it declares.
 *
 * @param name binary name
 * @param isPublic whether everybody can name it
 * @param isInterface whether it is an interface
 * @param isSealed whether it lists its subtypes
 * @param superclass empty for Object alone
 * @param interfaces those that it names itself
 * @param fields flags by name
 * @param fieldTypes descriptors by name
 * @param methods flags by name followed by descriptor
 */
record Shape(
        String name,
        boolean isPublic,
        boolean isInterface,
        boolean isSealed,
        Optional<String> superclass,
        List<String> interfaces,
        Map<String, Integer> fields,
        Map<String, String> fieldTypes,
        Map<String, Integer> methods) {

    static Shape of(ClassModel model) {
        Map<String, Integer> fields = new HashMap<>();
        Map<String, String> fieldTypes = new HashMap<>();
        for (FieldModel field : model.fields()) {
            fields.put(field.fieldName().stringValue(), field.flags().flagsMask());
            fieldTypes.put(field.fieldName().stringValue(), field.fieldType().stringValue());
        }
        Map<String, Integer> methods = new HashMap<>();
        for (MethodModel method : model.methods()) {
            methods.put(
                    method.methodName().stringValue() + method.methodType().stringValue(), method.flags().flagsMask());
        }
        return new Shape(
                Names.binary(model.thisClass().asInternalName()),
                model.flags().has(AccessFlag.PUBLIC),
                model.flags().has(AccessFlag.INTERFACE),
                model.findAttribute(Attributes.permittedSubclasses()).isPresent(),
                model.superclass().map(type -> Names.binary(type.asInternalName())),
                model.interfaces().stream().map(type -> Names.binary(type.asInternalName())).toList(),
                fields,
                fieldTypes,
                methods);
    }
}
