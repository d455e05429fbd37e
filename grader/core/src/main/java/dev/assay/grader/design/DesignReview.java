package dev.assay.grader.design;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabManifest.DesignRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a lab's design rules find in a submission's classes, as the compiler made them.
 *
 * @param findings sorted by rule, file and line
 */
public record DesignReview(List<Finding> findings) {
    private static final String PORTS = "dev.assay.kit.port..";
    /** What breaks a rule in a hundred places is said of the first few. */
    private static final int MOST_PER_RULE = 10;
    private static final String RULE = "design";

    /** Nothing was found, or nothing asked. */
    public static final DesignReview NOTHING = new DesignReview(List.of());

    /**
     * Something that breaks a rule.
     *
     * @param rule the rule
     * @param file path of the source; empty if it concerns the submission as a whole
     * @param line counted from 1; 0 if it concerns the whole file
     * @param what what was found there, in words
     */
    public record Finding(DesignRule rule, String file, int line, String what) {}

    /** Copies the list. */
    public DesignReview {
        findings = List.copyOf(findings);
    }

    /** Reviews a submission. */
    public static DesignReview of(LabManifest lab, Compiled.Classes classes) {
        if (lab.design().isEmpty()) {
            return NOTHING;
        }
        JavaClasses imported = imported(classes);
        List<Finding> findings = new ArrayList<>();
        for (DesignRule rule : lab.design()) {
            List<Finding> found = new ArrayList<>();
            switch (rule.kind()) {
                case NO_PORTS -> depends(noClasses().that(named(rule)).should().dependOnClassesThat().resideInAPackage(PORTS),
                        rule, imported, classes, found);
                case NO_CYCLES -> cycles(rule, imported, classes, found);
                case NO_MUTABLE_STATICS -> statics(rule, imported, classes, found);
                case NAMES -> rule.classes().stream()
                        .filter(name -> imported.stream().noneMatch(type -> type.getSimpleName().equals(name)))
                        .forEach(name -> found.add(new Finding(rule, "", 0, "there is no class " + name)));
            }
            found.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparing(Finding::what))
                    .limit(MOST_PER_RULE)
                    .forEach(findings::add);
        }
        return new DesignReview(findings);
    }

    /** The findings as advice: warnings beside those of the compiler. */
    public List<Diagnostic> advice() {
        return findings.stream()
                .map(one -> new Diagnostic(one.file(), one.line(), 0, Diagnostic.Severity.WARNING,
                        "%s (design: %s)".formatted(one.rule().says(), one.what())))
                .toList();
    }

    /** What the tests have found, and of tests that stand for a rule, what the review has found. */
    public Examined.Outcomes judged(Examined.Outcomes outcomes) {
        Map<String, Finding> first = new TreeMap<>();
        for (Finding finding : findings) {
            finding.rule().test().ifPresent(test -> first.putIfAbsent(test, finding));
        }
        return new Examined.Outcomes(
                outcomes.outcomes().stream()
                        .map(one -> Optional.ofNullable(first.get(one.testId())).map(found -> failed(one, found)).orElse(one))
                        .toList(),
                outcomes.printed(),
                outcomes.printedDroppedChars(),
                outcomes.facts());
    }

    private static Outcome failed(Outcome outcome, Finding finding) {
        return outcome.status() != Outcome.Status.PASSED
                ? outcome
                : new Outcome(
                        outcome.testId(), Outcome.Status.FAILED, RULE,
                        "%s Found: %s.".formatted(finding.rule().says(), finding.what()),
                        finding.file(), finding.line(), -1, outcome.schedulesRun(), outcome.fuelSpent(), "");
    }

    // ------------------------------------------------------------------------------------------------ with ArchUnit

    /** ArchUnit reads files; these are gone when it has. What is not a student's class stays a name. */
    private static JavaClasses imported(Compiled.Classes classes) {
        try {
            Path folder = Files.createTempDirectory("assay-design");
            try {
                int number = 0;
                for (byte[] bytes : classes.bytes().values()) {
                    Files.write(folder.resolve(number++ + ".class"), bytes); // names are in the files
                }
                return ArchConfiguration.withThreadLocalScope(configuration -> {
                    configuration.setResolveMissingDependenciesFromClassPath(false);
                    return new ClassFileImporter().importPath(folder);
                });
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the classes cannot be laid down for a review of their design", e);
        }
    }

    /** Classes of these simple names, and those inside them; all if none is named. */
    private static DescribedPredicate<JavaClass> named(DesignRule rule) {
        if (rule.classes().isEmpty()) {
            return DescribedPredicate.alwaysTrue();
        }
        return DescribedPredicate.describe("are meant", type -> rule.classes().contains(outermost(type)));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().isEmpty() ? 0 : type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static void depends(
            ArchRule rule, DesignRule stated, JavaClasses imported, Compiled.Classes classes, List<Finding> found) {
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(imported);
        result.handleViolations((Collection<Dependency> broken, String message) -> broken.forEach(one -> found.add(new Finding(
                stated, source(classes, one.getOriginClass()), Math.max(0, one.getSourceCodeLocation().getLineNumber()),
                outermost(one.getOriginClass()) + " uses " + one.getTargetClass().getSimpleName()))));
    }

    private static void cycles(DesignRule stated, JavaClasses imported, Compiled.Classes classes, List<Finding> found) {
        ArchRule rule = slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return classes.bytes().containsKey(type.getName()) ? SliceIdentifier.of(outermost(type)) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "classes";
            }
        }).should().beFreeOfCycles();
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(imported);
        result.handleViolations((Collection<Dependency> broken, String message) -> broken.stream()
                .min(Comparator.comparing((Dependency one) -> one.getOriginClass().getName())
                        .thenComparingInt(one -> one.getSourceCodeLocation().getLineNumber()))
                .ifPresent(one -> found.add(new Finding(
                        stated, source(classes, one.getOriginClass()), Math.max(0, one.getSourceCodeLocation().getLineNumber()),
                        outermost(one.getOriginClass()) + " and " + outermost(one.getTargetClass()) + " depend on each other, in a circle"))));
    }

    private static void statics(DesignRule stated, JavaClasses imported, Compiled.Classes classes, List<Finding> found) {
        EvaluationResult result = noFields().that().areDeclaredInClassesThat(named(stated)).and().areStatic()
                .should().notBeFinal().allowEmptyShould(true).evaluate(imported);
        result.handleViolations((Collection<JavaField> broken, String message) -> broken.forEach(one -> found.add(new Finding(
                stated, source(classes, one.getOwner()), 0, outermost(one.getOwner()) + " has a static field " + one.getName()
                        + " that can change"))));
    }

    private static String source(Compiled.Classes classes, JavaClass type) {
        return classes.sources().getOrDefault(type.getName(), "");
    }
}
