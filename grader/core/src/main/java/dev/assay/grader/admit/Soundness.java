package dev.assay.grader.admit;

import dev.assay.grader.compile.Compiled;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells class files that are broken from a grader that is. Asked only when something has gone wrong: our own compiler's
 * class files are sound, so what goes wrong with them is our trouble and no refusal.
 */
final class Soundness {
    private Soundness() {}

    /** One refusal for each class that the JVM would not take. */
    static List<Refusal> flaws(Compiled.Classes compiled, World world) {
        Findings findings = new Findings(compiled.sources());
        World here = world.with(shapes(compiled));
        ClassFile reader = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        resolver(here).orElse(ClassHierarchyResolver.defaultResolver())));
        new TreeMap<>(compiled.bytes()).forEach((name, bytes) -> {
            if (!isSound(name, bytes, reader)) {
                findings.add(name, 0, Refusal.Rule.BOOTSTRAP, "a class file that is not well-formed",
                        "ordinary Java, compiled by the grader");
            }
        });
        return findings.sorted();
    }

    private static Map<String, Shape> shapes(Compiled.Classes compiled) {
        Map<String, Shape> shapes = new HashMap<>();
        compiled.bytes().forEach((name, bytes) -> {
            try {
                shapes.put(name, Shape.of(ClassFile.of().parse(bytes)));
            } catch (RuntimeException e) {
                // It will be found when its own turn comes.
            }
        });
        return shapes;
    }

    private static boolean isSound(String name, byte[] bytes, ClassFile reader) {
        try {
            ClassModel model = reader.parse(bytes);
            // What cannot be written again as it is was never whole.
            reader.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
            return Names.binary(model.thisClass().asInternalName()).equals(name) && reader.verify(model).isEmpty();
        } catch (RuntimeException e) {
            return false; // it cannot even be read
        }
    }

    private static ClassHierarchyResolver resolver(World world) {
        return desc -> Names.classOf(desc).flatMap(world::shape).map(Soundness::info).orElse(null);
    }

    private static ClassHierarchyInfo info(Shape shape) {
        return shape.isInterface()
                ? ClassHierarchyInfo.ofInterface()
                : ClassHierarchyInfo.ofClass(shape.superclass().map(ClassDesc::of).orElse(null));
    }
}
