package dev.assay.grader.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.Legible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The class through which the tests reach a solution must be there, and be constructible; whoever has lost or renamed
 * it is told so in words instead of by a failing test.
 */
final class EntryRule {
    private final JavacTask task;
    private final Wire.Order order;
    private final Map<TypeElement, Place> types = new LinkedHashMap<>();

    private record Place(String file, int line) {}

    private EntryRule(JavacTask task, List<CompilationUnitTree> units, Wire.Order order) {
        this.task = task;
        this.order = order;
        Trees trees = Trees.instance(task);
        SourcePositions positions = trees.getSourcePositions();
        for (CompilationUnitTree unit : units) {
            for (Tree tree : unit.getTypeDecls()) {
                if (tree instanceof ClassTree
                        && trees.getElement(TreePath.getPath(unit, tree)) instanceof TypeElement type) {
                    types.put(type, new Place(unit.getSourceFile().getName(), JavacWorker.line(unit, positions, tree)));
                }
            }
        }
    }

    /** What is wrong with the entry class of sources that compile; empty if nothing is. */
    static List<Diagnostic> flaws(JavacTask task, List<CompilationUnitTree> units, Wire.Order order) {
        return new EntryRule(task, units, order).flaws();
    }

    private List<Diagnostic> flaws() {
        TypeElement solution = task.getElements().getTypeElement(order.solution());
        if (solution == null) {
            throw new IllegalStateException("the lab's jars do not contain " + order.solution());
        }
        String simple = solution.getSimpleName().toString();
        for (Map.Entry<TypeElement, Place> type : types.entrySet()) {
            if (type.getKey().getQualifiedName().contentEquals(order.entry())) {
                String flaw = flaw(type.getKey(), solution);
                return flaw.isEmpty() ? List.of() : List.of(Diagnostic.error(
                        type.getValue().file(), type.getValue().line(), order.entry() + " " + flaw));
            }
        }
        String missing = "the submission must contain class %s implementing %s; ".formatted(order.entry(), simple);
        for (Map.Entry<TypeElement, Place> type : types.entrySet()) {
            if (type.getKey().getKind() == ElementKind.CLASS && implementsIt(type.getKey(), solution)) {
                return List.of(Diagnostic.error(type.getValue().file(), type.getValue().line(), missing
                        + "found %s; did you rename it?".formatted(
                                Legible.line(type.getKey().getQualifiedName().toString(), 100))));
            }
        }
        return List.of(Diagnostic.error("", missing + "it is part of the skeleton, put it back as it was there"));
    }

    private String flaw(TypeElement entry, TypeElement solution) {
        if (entry.getKind() != ElementKind.CLASS && entry.getKind() != ElementKind.RECORD) {
            return "must be a class";
        }
        if (!implementsIt(entry, solution)) {
            return "must implement " + solution.getQualifiedName();
        }
        if (!entry.getModifiers().contains(Modifier.PUBLIC)) {
            return "must be public";
        }
        if (entry.getModifiers().contains(Modifier.ABSTRACT)) {
            return "must not be abstract";
        }
        boolean isConstructible = ElementFilter.constructorsIn(entry.getEnclosedElements()).stream()
                .anyMatch(constructor -> constructor.getParameters().isEmpty()
                        && constructor.getModifiers().contains(Modifier.PUBLIC));
        return isConstructible ? "" : "must have a public constructor without parameters";
    }

    private boolean implementsIt(Element type, TypeElement solution) {
        return task.getTypes().isSubtype(type.asType(), solution.asType());
    }
}
