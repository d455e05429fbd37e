package dev.assay.grader.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.weave.Copies;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the list admits is there when student code has been rewritten. */
class AdmittedMembersTest {
    private final AllowList allowed = AllowList.standard();
    private int seen;

    @Test
    void every_admitted_member_of_a_copied_class_has_a_copy(@TempDir Path folder) throws Exception {
        Copies copies = new Copies(folder);
        List<String> missing = new ArrayList<>();
        for (String name : new TreeSet<>(allowed.namedMembers().keySet())) {
            String internal = name.replace('.', '/');
            if (copies.has(internal)) {
                check(copies, internal, Class.forName(name, false, null), missing);
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(seen > 1_500, seen + " members looked at");
    }

    private void check(Copies copies, String owner, Class<?> type, List<String> missing) {
        for (Method method : type.getDeclaredMethods()) {
            if (isAdmitted(method, method.getName()) && !method.isSynthetic()) {
                boolean isStatic = Modifier.isStatic(method.getModifiers());
                look(copies, missing, owner, method.getName(), descriptor(method, method.getReturnType()), isStatic);
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isAdmitted(constructor, "<init>")) {
                look(copies, missing, owner, "<init>", descriptor(constructor, void.class), false);
            }
        }
        for (Field field : type.getFields()) {
            if (field.getDeclaringClass() == type && allowed.admits(type.getName(), field.getName())) {
                look(copies, missing, owner, field.getName(), field.getType().descriptorString(), true);
            }
        }
    }

    private void look(Copies copies, List<String> missing, String owner, String name, String descriptor,
            boolean isStatic) {
        seen++;
        copies.missing(owner, name, descriptor, isStatic).ifPresent(missing::add);
    }

    private boolean isAdmitted(Executable member, String name) {
        boolean isVisible = (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
        Stream<Class<?>> types = member instanceof Method method
                ? Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
                : Arrays.stream(member.getParameterTypes());
        return isVisible
                && allowed.admits(member.getDeclaringClass().getName(), name)
                && types.map(AdmittedMembersTest::element)
                        .allMatch(type -> type.isPrimitive() || allowed.admits(type.getName()));
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.componentType()) : type;
    }

    private static String descriptor(Executable member, Class<?> result) {
        return MethodTypeDesc.of(
                        ClassDesc.ofDescriptor(result.descriptorString()),
                        Arrays.stream(member.getParameterTypes())
                                .map(type -> ClassDesc.ofDescriptor(type.descriptorString()))
                                .toList())
                .descriptorString();
    }
}
