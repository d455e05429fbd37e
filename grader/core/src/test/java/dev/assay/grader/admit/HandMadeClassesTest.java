package dev.assay.grader.admit;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_INTERFACE;
import static java.lang.classfile.ClassFile.ACC_NATIVE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNCHRONIZED;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import java.lang.classfile.AttributeMapper;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.BufWriter;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassReader;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CustomAttribute;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.SourceDebugExtensionAttribute;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Class files that no Java compiler writes, put straight before the gate. Submissions are sources, so none can come this
 * far; should one do so nevertheless, it is refused, or breaks the reader, or the JVM's own verifier has the last word.
 * It never runs.
 */
class HandMadeClassesTest {
    private static final ClassDesc MORE = ClassDesc.of("tiny.More");
    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(CD_void, CD_int);

    @TempDir
    static Path temp;

    private static Gate gate;
    private static SortedMap<String, byte[]> solution;

    @BeforeAll
    static void lab() {
        Compiler.Contract contract = TinyLab.contract(temp);
        gate = new Gate(contract.classPath(), TinyLab.runtime(), contract.entry());
        try (Compiler compiler = new Compiler()) {
            solution = assertInstanceOf(
                    Compiled.Classes.class, compiler.compile(TinyLab.submission(Map.of()), contract)).bytes();
        }
    }

    /** A class file and what may become of it: the id of a rule, {@code unreadable}, or {@code unverifiable}. */
    private record HandMade(String attack, List<String> ends, byte[] bytes) {
        @Override
        public String toString() {
            return attack + ": " + String.join(" or ", ends);
        }
    }

    private static HandMade made(String attack, String ends, byte[] bytes) {
        return new HandMade(attack, List.of(ends.split(" ")), bytes);
    }

    private static byte[] build(Consumer<ClassBuilder> members) {
        return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(MORE, members::accept);
    }

    private static byte[] run(Consumer<CodeBuilder> code) {
        return build(type -> type.withMethodBody("run", MTD_void, ACC_STATIC, body -> {
            code.accept(body);
            body.return_();
        }));
    }

    static Stream<HandMade> neverRuns() {
        return Stream.of(links(), members(), shapes(), files()).flatMap(List::stream);
    }

    private static DirectMethodHandleDesc bootstrap(ClassDesc owner, String name) {
        return ConstantDescs.ofCallsiteBootstrap(owner, name, ConstantDescs.CD_CallSite);
    }

    private static List<HandMade> links() {
        DirectMethodHandleDesc exit = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, SYSTEM, "exit", EXIT);
        DirectMethodHandleDesc lambda = ConstantDescs.ofCallsiteBootstrap(
                ClassDesc.of("java.lang.invoke.LambdaMetafactory"), "metafactory", ConstantDescs.CD_CallSite,
                ConstantDescs.CD_MethodType, ConstantDescs.CD_MethodHandle, ConstantDescs.CD_MethodType);
        return List.of(
                made("invokedynamic with a bootstrap of its own", "bootstrap", run(code -> code.invokedynamic(
                        DynamicCallSiteDesc.of(bootstrap(MORE, "boot"), "x", MTD_void)))),
                made("invokedynamic with a bootstrap of the JDK that javac does not use", "bootstrap",
                        run(code -> code.invokedynamic(DynamicCallSiteDesc.of(
                                bootstrap(ClassDesc.of("java.lang.invoke.MethodHandles"), "lookup"), "x", MTD_void)))),
                made("a lambda whose body is System.exit", "unlisted", run(code -> code
                        .invokedynamic(DynamicCallSiteDesc.of(
                                lambda, "accept", MethodTypeDesc.of(ClassDesc.of("java.util.function.IntConsumer")),
                                EXIT, exit, EXIT))
                        .pop())),
                made("a dynamic constant", "bootstrap", run(code -> code
                        .ldc(DynamicConstantDesc.ofNamed(
                                ConstantDescs.BSM_INVOKE, "x", CD_Object, exit))
                        .pop())),
                made("a dynamic constant with a bootstrap of its own", "bootstrap", run(code -> code
                        .ldc(DynamicConstantDesc.ofNamed(
                                ConstantDescs.ofConstantBootstrap(MORE, "boot", CD_Object), "x", CD_Object))
                        .pop())),
                made("a method handle as a constant", "bootstrap", run(code -> code.ldc(exit).pop())),
                made("a method type as a constant", "bootstrap", run(code -> code.ldc(EXIT).pop())),
                made("a class of the JDK's inside as a constant", "unlisted",
                        run(code -> code.ldc(ClassDesc.of("jdk.internal.misc.Unsafe")).pop())));
    }

    private static HandMade calls(String owner, String method, MethodTypeDesc type) {
        return made("a call of " + owner + "." + method, "unlisted", run(code -> {
            for (ClassDesc parameter : type.parameterList()) {
                if (parameter.equals(ConstantDescs.CD_long)) {
                    code.lconst_1();
                } else if (parameter.isPrimitive()) {
                    code.iconst_1();
                } else {
                    code.aconst_null();
                }
            }
            code.invokestatic(ClassDesc.of(owner), method, type);
            if (!type.returnType().equals(CD_void)) {
                code.pop();
            }
        }));
    }

    private static List<HandMade> members() {
        return List.of(
                calls("java.lang.System", "exit", EXIT),
                calls("dev.assay.simulator.fuel.Fuel", "refill", MethodTypeDesc.of(CD_void, ConstantDescs.CD_long)),
                calls("dev.assay.exam.box.Channel", "claim", MethodTypeDesc.of(CD_Object)),
                calls("dev.assay.lib.java.util.List", "of", MethodTypeDesc.of(CD_Object)),
                calls("sun.misc.Unsafe", "getUnsafe", MethodTypeDesc.of(CD_Object)),
                calls("jdk.internal.misc.VM", "shutdown", MTD_void),
                calls("java.lang.Shutdown", "exit", EXIT),
                made("a native method", "native", build(type -> type.withMethod(
                        "run", MTD_void, ACC_STATIC | ACC_NATIVE, method -> {}))),
                made("a method that is locked", "monitor", build(type -> type.withMethodBody(
                        "run", MTD_void, ACC_STATIC | ACC_SYNCHRONIZED, CodeBuilder::return_))),
                made("an enter of a lock that is never left", "monitor", run(code -> code.ldc("x").monitorenter())),
                made("the same method twice", "unverifiable unreadable bootstrap", build(type -> type
                        .withMethodBody("run", MTD_void, ACC_STATIC, CodeBuilder::return_)
                        .withMethodBody("run", MTD_void, ACC_STATIC, CodeBuilder::return_))),
                made("the same field twice", "unverifiable unreadable bootstrap", build(type -> type
                        .withField("a", CD_int, 0)
                        .withField("a", CD_int, 0))),
                made("an interface with a static initialiser that exits", "unlisted", build(type -> type
                        .withFlags(ACC_PUBLIC | ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                        .withMethodBody("<clinit>", MTD_void, ACC_STATIC,
                                code -> code.iconst_1().invokestatic(SYSTEM, "exit", EXIT).return_()))),
                made("an interface with state", "static-state", build(type -> type
                        .withFlags(ACC_PUBLIC | ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                        .withField("a", ClassDesc.of("java.util.ArrayList"), ACC_PUBLIC | ACC_STATIC | ACC_FINAL))),
                made("a static field that a synthetic flag is to hide", "static-state", build(type -> type
                        .withField("a", CD_int, ACC_STATIC | ClassFile.ACC_SYNTHETIC))),
                made("a finalizer", "finalizer", build(type -> type
                        .withMethodBody("finalize", MTD_void, ACC_PUBLIC, CodeBuilder::return_))));
    }

    private static List<HandMade> shapes() {
        return List.of(
                made("a text taken for a number", "unverifiable unreadable bootstrap",
                        run(code -> code.ldc("x").iconst_1().iadd().pop())),
                made("an object taken for a text", "unverifiable unreadable bootstrap", run(code -> code
                        .new_(CD_Object).dup().invokespecial(CD_Object, "<init>", MTD_void)
                        .invokevirtual(CD_String, "length", MethodTypeDesc.of(CD_int)).pop())),
                made("an object that was never made", "unverifiable unreadable bootstrap", run(code -> code
                        .new_(CD_Object).invokevirtual(CD_Object, "hashCode", MethodTypeDesc.of(CD_int)).pop())),
                made("a stack that runs empty", "unverifiable unreadable bootstrap", run(CodeBuilder::pop)),
                made("a branch that makes the stack grow", "unverifiable unreadable bootstrap", run(code -> {
                    Label again = code.newBoundLabel();
                    code.iconst_0().goto_(again);
                })),
                made("code that falls off its end", "unverifiable unreadable bootstrap", build(type -> type
                        .withMethodBody("run", MTD_void, ACC_STATIC, CodeBuilder::nop))),
                made("a class above that is a thread", "unlisted", build(type -> type
                        .withSuperclass(ClassDesc.of("java.lang.Thread")))),
                made("a class above that is itself", "bootstrap", build(type -> type
                        .withSuperclass(MORE))),
                made("a class above that nobody may extend", "unverifiable unreadable bootstrap", build(type -> type
                        .withSuperclass(CD_String))),
                made("a subroutine (jsr), which has not been written for 20 years", "unverifiable unreadable bootstrap",
                        build(type -> type.withVersion(49, 0)
                        .withMethodBody("run", MTD_void, ACC_STATIC, code -> {
                            Label routine = code.newLabel();
                            code.with(DiscontinuedInstruction.JsrInstruction.of(Opcode.JSR, routine)).return_()
                                    .labelBinding(routine).astore(0)
                                    .with(DiscontinuedInstruction.RetInstruction.of(Opcode.RET, 0));
                        }))),
                made("a version of the class file to come", "unverifiable unreadable bootstrap",
                        build(type -> type.withVersion(99, 0))),
                made("a method of 30,000 instructions", "size", run(code -> {
                    for (int i = 0; i < 30_000; i++) {
                        code.nop();
                    }
                })),
                made("a method of 60,000 variables", "size", run(code -> code.iconst_0().istore(60_000))),
                made("text of 5 MB beside the code", "size", build(type -> type
                        .with(SourceDebugExtensionAttribute.of(new byte[5 << 20])))),
                made("an attribute of its own", "bootstrap", build(type -> type.with(new OwnAttribute()))));
    }

    private static List<HandMade> files() {
        byte[] sound = run(CodeBuilder::nop);
        byte[] wrongMagic = sound.clone();
        wrongMagic[0] = 0;
        byte[] wrongIndex = sound.clone();
        Arrays.fill(wrongIndex, 10, 14, (byte) 0xff);
        byte[] longPool = sound.clone();
        longPool[8] = (byte) 0xff;
        return List.of(
                made("nothing", "unreadable bootstrap", new byte[0]),
                made("binary junk", "unreadable bootstrap", new byte[1_000]),
                made("half of a class file", "unreadable unverifiable bootstrap",
                        Arrays.copyOf(sound, sound.length / 2)),
                made("another file's mark", "unreadable bootstrap", wrongMagic),
                made("constants that point nowhere", "unreadable unverifiable bootstrap", wrongIndex),
                made("more constants than there are", "unreadable unverifiable bootstrap", longPool),
                made("a class of another name", "unreadable unverifiable unlisted bootstrap",
                        ClassFile.of().build(ClassDesc.of("java.lang.Object"), type -> {})),
                made("a class of the contract's name", "unreadable unverifiable unlisted bootstrap",
                        ClassFile.of().build(ClassDesc.of("dev.assay.labs.tiny.TinySolution"), type -> {})));
    }

    @ParameterizedTest
    @MethodSource
    void neverRuns(HandMade attack) {
        List<String> ends = ends(attack.bytes());
        assertTrue(ends.stream().anyMatch(attack.ends()::contains), "it ends " + ends);
    }

    private static List<String> ends(byte[] bytes) {
        SortedMap<String, byte[]> classes = new TreeMap<>(solution);
        classes.put("tiny.More", bytes);
        Admission admission;
        try {
            admission = gate.admit(new Compiled.Classes(classes, Map.of("tiny.More", "tiny/More.java"), List.of()));
        } catch (RuntimeException e) {
            return List.of("unreadable");
        }
        return switch (admission) {
            case Admission.Refused(List<Refusal> refusals) ->
                refusals.stream().map(refusal -> refusal.rule().id()).toList();
            case Admission.Admitted(SortedMap<String, byte[]> admitted) ->
                List.of(isTaken(admitted) ? "running" : "unverifiable");
        };
    }

    /** Whether this JVM, which verifies what such a loader defines, takes all classes. */
    private static boolean isTaken(SortedMap<String, byte[]> classes) {
        ClassLoader loader = new ClassLoader(HandMadeClassesTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        try {
            Class.forName("tiny.More", true, loader);
            return true;
        } catch (LinkageError | ClassNotFoundException e) {
            return false;
        }
    }

    /** An attribute that nobody knows. */
    private static final class OwnAttribute extends CustomAttribute<OwnAttribute> {
        private static final AttributeMapper<OwnAttribute> MAPPER = new AttributeMapper<>() {
            @Override
            public String name() {
                return "dev.assay.Own";
            }

            @Override
            public OwnAttribute readAttribute(AttributedElement enclosing, ClassReader reader, int position) {
                return new OwnAttribute();
            }

            @Override
            public void writeAttribute(BufWriter buffer, OwnAttribute attribute) {
                buffer.writeIndex(buffer.constantPool().utf8Entry(name()));
                buffer.writeInt(0);
            }

            @Override
            public AttributeStability stability() {
                return AttributeStability.STATELESS;
            }
        };

        OwnAttribute() {
            super(MAPPER);
        }
    }
}
