package dev.assay.grader.admit;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites admitted classes in one pass: every method ticks when it is entered, and before every jump backwards, so
 * that no code can run for ever without being noticed; and functions of {@code Math} whose last digit depends on the
 * processor become those of {@code StrictMath}.
 *
 * <p>A constructor ticks before it calls that of its superclass: a call chain that goes through the arguments of
 * {@code super(...)} must be counted too.
 */
final class Weaver {
    private static final ClassDesc FUEL = ClassDesc.of("dev.assay.simulator.fuel.Fuel");
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc STRICT_MATH = ClassDesc.of("java.lang.StrictMath");

    private static final Set<String> DIFFERS_BETWEEN_PROCESSORS = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    private final ClassFile classFile;

    Weaver(World world) {
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(type -> stream(world.studentBytes(), type))
                        .orElse(ClassHierarchyResolver.ofResourceParsing(type -> stream(world.contractBytes(), type)))
                        .orElse(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getPlatformClassLoader()))
                        .cached()));
    }

    private static ByteArrayInputStream stream(Map<String, byte[]> bytes, ClassDesc type) {
        byte[] found = Names.classOf(type).map(bytes::get).orElse(null);
        return found == null ? null : new ByteArrayInputStream(found);
    }

    byte[] weave(ClassModel model) {
        return classFile.transformClass(
                model, ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Metering::new)));
    }

    /** One method body on its way through. */
    private static final class Metering implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            tick(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LabelTarget target -> passed.add(target.label());
                case BranchInstruction branch when passed.contains(branch.target()) -> tick(code);
                case TableSwitchInstruction branch when passed.contains(branch.defaultTarget())
                        || branch.cases().stream().map(SwitchCase::target).anyMatch(passed::contains) -> tick(code);
                case LookupSwitchInstruction branch when passed.contains(branch.defaultTarget())
                        || branch.cases().stream().map(SwitchCase::target).anyMatch(passed::contains) -> tick(code);
                case InvokeInstruction call when differs(call.owner().asSymbol(), call.name().stringValue()) -> {
                    code.invokestatic(STRICT_MATH, call.name().stringValue(), call.typeSymbol());
                    return;
                }
                case InvokeDynamicInstruction link when link.bootstrapArgs().stream().anyMatch(Metering::differs) -> {
                    code.invokedynamic(DynamicCallSiteDesc.of(
                            link.bootstrapMethod(),
                            link.name().stringValue(),
                            link.typeSymbol(),
                            link.bootstrapArgs().stream().map(Metering::strict).toArray(ConstantDesc[]::new)));
                    return;
                }
                default -> {
                    // Passes as it is.
                }
            }
            code.with(element);
        }

        private static boolean differs(ClassDesc owner, String name) {
            return owner.equals(MATH) && DIFFERS_BETWEEN_PROCESSORS.contains(name);
        }

        private static boolean differs(ConstantDesc argument) {
            return argument instanceof DirectMethodHandleDesc handle && differs(handle.owner(), handle.methodName());
        }

        private static ConstantDesc strict(ConstantDesc argument) {
            return argument instanceof DirectMethodHandleDesc handle && differs(argument)
                    ? MethodHandleDesc.of(
                            handle.kind(), STRICT_MATH, handle.methodName(), handle.lookupDescriptor())
                    : argument;
        }

        private static void tick(CodeBuilder code) {
            // ConstantDescs first: MethodTypeDesc alone, as the very first use of the package, fails on JDK 25.0.3.
            code.invokestatic(FUEL, "tick", MethodTypeDesc.of(ConstantDescs.CD_void));
        }
    }
}
