package dev.assay.grader.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The map of the house: who may know whom. Labs are read as files, for they are on no class path of the grader. */
@DisplayName("In this house")
class HouseTest {
    /** The line of the grader: a submission walks through these rooms from left to right. */
    private static final List<String> LINE =
            List.of("lab", "intake", "trace", "compile", "weave", "admit", "examine", "design", "score", "report");

    private static final JavaClasses GRADER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.assay.grader");

    private static final JavaClasses LABS = new ClassFileImporter().importPaths(outputsOfLabs());

    @Test
    @DisplayName("what student code sees depends on nothing but Java")
    void kit() {
        classes().that().resideInAPackage("dev.assay.kit..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("dev.assay.kit..", "java..")
                .check(LABS);
    }

    @Test
    @DisplayName("the simulator knows the kit, and never who examines or is examined")
    void simulator() {
        classes().that().resideInAPackage("dev.assay.simulator..")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.assay.simulator..", "dev.assay.kit..", "java..", "javax.crypto..")
                .check(LABS);
    }

    @Test
    @DisplayName("the exam knows no lab, no grader and no JSON: it speaks in frames")
    void exam() {
        noClasses().that().resideInAPackage("dev.assay.exam..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("dev.assay.labs..", "dev.assay.grader..", "com.google.gson..")
                .check(LABS);
    }

    @Test
    @DisplayName("the words between parent and child are plain Java, so that both can speak them")
    void protocol() {
        classes().that().resideInAPackage("dev.assay.exam.protocol..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("dev.assay.exam.protocol..", "java..")
                .check(LABS);
    }

    @Test
    @DisplayName("a lab's contract is made of the kit and itself, so a student can read all of it")
    void contract() {
        classes().that(describe("are in a lab's contract", type -> type.getSource().stream()
                        .anyMatch(source -> source.getUri().getPath().contains("/target/classes/dev/assay/labs/"))))
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.assay.labs..", "dev.assay.kit..", "java..", "javax.crypto..")
                .check(LABS);
    }

    @Test
    @DisplayName("each room of the line knows the rooms before it and none behind it")
    void line() {
        for (int here = 0; here < LINE.size(); here++) {
            String[] behind =
                    LINE.subList(here + 1, LINE.size()).stream().map(HouseTest::room).toArray(String[]::new);
            if (behind.length > 0) {
                noClasses().that().resideInAPackage(room(LINE.get(here)))
                        .should().dependOnClassesThat().resideInAnyPackage(behind)
                        .allowEmptyShould(false)
                        .check(GRADER);
            }
        }
    }

    @Test
    @DisplayName("no room of the line knows who watches it: not verify, not skeleton, not the command line")
    void besideTheLine() {
        noClasses().that().resideInAnyPackage(LINE.stream().map(HouseTest::room).toArray(String[]::new))
                .should().dependOnClassesThat()
                .resideInAnyPackage(room("verify"), room("skeleton"), room("cli"))
                .check(GRADER);
    }

    @Test
    @DisplayName("the system's walls know nothing of labs, submissions and scores")
    void walls() {
        classes().that().resideInAPackage(room("isolate"))
                .should().onlyDependOnClassesThat().resideInAnyPackage(room("isolate"), "java..")
                .check(GRADER);
    }

    @Test
    @DisplayName("what makes starts cheap knows nothing of what is started")
    void aot() {
        classes().that().resideInAPackage(room("aot"))
                .should().onlyDependOnClassesThat().resideInAnyPackage(room("aot"), "java..")
                .check(GRADER);
    }

    @Test
    @DisplayName("only who starts children knows the system's walls, and who reports on them")
    void wallsAreKnownToFew() {
        noClasses().that().resideOutsideOfPackages(room("isolate"), room("examine"), room("report"), room("cli"))
                .and().doNotHaveFullyQualifiedName("dev.assay.grader.Grader")
                .and().doNotHaveFullyQualifiedName("dev.assay.grader.Grader$Walk")
                .should().dependOnClassesThat().resideInAPackage(room("isolate"))
                .check(GRADER);
    }

    @Test
    @DisplayName("nobody walks in circles")
    void circles() {
        slices().matching("dev.assay.grader.(*)..").should().beFreeOfCycles().check(GRADER);
        slices().matching("dev.assay.(*)..").should().beFreeOfCycles().check(LABS);
    }

    @Test
    @DisplayName("the grader knows labs by their manifests and children by their frames, never by their classes")
    void strangers() {
        noClasses().should().dependOnClassesThat(
                        resideInAnyPackage(
                                        "dev.assay.labs..", "dev.assay.kit..", "dev.assay.simulator..", "org.junit..")
                                .or(resideInAPackage("dev.assay.exam..")
                                        .and(not(resideInAPackage("dev.assay.exam.protocol..")))))
                .check(GRADER);
    }

    @Test
    @DisplayName("only the command line knows picocli")
    void picocli() {
        noClasses().that().resideOutsideOfPackage(room("cli"))
                .should().dependOnClassesThat().resideInAPackage("picocli..")
                .check(GRADER);
    }

    @Test
    @DisplayName("only the command line speaks to people")
    void voices() {
        // The compiler's process has a standard output too; it is how it answers us.
        noClasses().that().resideOutsideOfPackage(room("cli")).and().doNotHaveSimpleName("JavacWorker")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(GRADER);
    }

    @Test
    @DisplayName("a page is made of elements, which escape; nobody else puts markup together")
    void pages() {
        noClasses().that().resideInAPackage(room("report.html"))
                .and().doNotHaveSimpleName("Element").and().doNotHaveSimpleName("HtmlReport")
                .and().doNotHaveSimpleName("Anchor")
                .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.StringBuilder")
                .check(GRADER);
    }

    @Test
    @DisplayName("nothing that can change hangs on a class")
    void statics() {
        fields().that().areStatic().should().beFinal().check(GRADER);
    }

    @Test
    @DisplayName("everybody has a name that says what they do")
    void names() {
        for (JavaClasses floor : List.of(GRADER, LABS)) {
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)").check(floor);
        }
    }

    private static String room(String name) {
        return "dev.assay.grader." + name + "..";
    }

    /** The classes of kit, simulator and exam, and of every lab all that it consists of: its tests are the lab. */
    private static List<Path> outputsOfLabs() {
        try (Stream<Path> modules = Files.list(Checkout.root().resolve("labs"))) {
            return modules
                    .flatMap(module -> Files.exists(module.resolve("lab.json"))
                            ? Stream.of("classes", "test-classes", "hidden-classes")
                                    .map(name -> module.resolve("target").resolve(name))
                            : Stream.of(module.resolve("target/classes")))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("labs/ cannot be listed", e);
        }
    }
}
