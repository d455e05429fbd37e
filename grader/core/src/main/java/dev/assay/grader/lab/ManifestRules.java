package dev.assay.grader.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold between the values of a manifest, stated so that a lab's author knows what to change. */
final class ManifestRules {
    private static final Pattern LAB_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SHORT_ID = Pattern.compile("[A-Za-z0-9]+([-.][A-Za-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*");
    private static final Pattern METHOD = Pattern.compile(TYPE + "#[A-Za-z_$][A-Za-z0-9_$]*");

    private final LabManifest lab;
    private final String place;
    private final List<String> problems = new ArrayList<>();

    ManifestRules(LabManifest lab, String place) {
        this.lab = lab;
        this.place = place;
    }

    List<String> problems() {
        problemsOfHead();
        tests();
        design();
        points();
        needs();
        return List.copyOf(problems);
    }

    List<String> problemsOfHead() {
        form(LAB_ID, lab.id(), "id", "small letters, digits and single hyphens, like \"raft-election\"");
        form(PACKAGE, lab.contract(), "contract", "a package, like \"dev.assay.labs.raft\"");
        form(PACKAGE, lab.studentPackage(), "studentPackage", "a package, like \"raft\"");
        form(TYPE, lab.entry(), "entry", "a class with its package, like \"raft.Solution\"");
        form(TYPE, lab.solution(), "solution", "an interface with its package");
        if (!lab.entry().startsWith(lab.studentPackage() + ".")) {
            say("entry \"%s\" is outside of studentPackage \"%s\"; move one of them", lab.entry(),
                    lab.studentPackage());
        }
        if (!lab.solution().startsWith(lab.contract() + ".")) {
            say("solution \"%s\" is outside of contract \"%s\"; move one of them", lab.solution(), lab.contract());
        }
        for (Map.Entry<String, String> text : Map.of("title", lab.title(), "version", lab.version()).entrySet()) {
            if (text.getValue().isBlank()) {
                say("%s is empty; write one", text.getKey());
            }
        }
        if (lab.parts().isEmpty()) {
            say("there are no parts; a lab has at least one");
        }
        Set<String> seen = new HashSet<>();
        for (LabManifest.Part part : lab.parts()) {
            form(SHORT_ID, part.id(), "part id", "letters and digits, like \"A\"");
            if (!seen.add(part.id())) {
                say("two parts have the id \"%s\"; rename one", part.id());
            }
        }
        int sum = lab.parts().stream().mapToInt(LabManifest.Part::points).sum();
        if (sum != LabManifest.MAX_POINTS) {
            say("the parts sum up to %s points; a lab has %s", whole(sum), whole(LabManifest.MAX_POINTS));
        }
        return List.copyOf(problems);
    }

    private void tests() {
        if (lab.tests().isEmpty()) {
            say("there are no tests; run `assay verify %s --write-manifest` to list them", lab.id());
        }
        Set<String> seen = new HashSet<>();
        for (LabManifest.Test test : lab.tests()) {
            form(SHORT_ID, test.id(), "test id", "letters and digits, like \"A2\"");
            if (!seen.add(test.id())) {
                say("two tests have the id \"%s\"; rename one", test.id());
            }
            if (lab.parts().stream().noneMatch(part -> part.id().equals(test.part()))) {
                say("test \"%s\" belongs to part \"%s\"; the parts are %s", test.id(), test.part(),
                        lab.parts().stream().map(LabManifest.Part::id).toList());
            }
            if (test.title().isBlank()) {
                say("test \"%s\" has no title; say what it shows", test.id());
            }
            if (test.visibility() == LabManifest.Visibility.PUBLIC && test.points() != 0) {
                say("test \"%s\" is public and has %s points; points belong to hidden tests, make it 0", test.id(),
                        whole(test.points()));
            }
            if (!METHOD.matcher(test.method()).matches()) {
                say("test \"%s\" has method \"%s\"; it must look like \"dev.assay.labs.raft.hidden.OneServer#a2\"",
                        test.id(), test.method());
            }
        }
    }

    private void design() {
        for (LabManifest.DesignRule rule : lab.design()) {
            if (rule.says().isBlank()) {
                say("a design rule \"%s\" says nothing; write a sentence for whoever breaks it", rule.kind().word());
            }
            rule.test().filter(test -> lab.test(test).isEmpty()).ifPresent(test -> say(
                    "a design rule \"%s\" names the test \"%s\", which there is not", rule.kind().word(), test));
        }
    }

    private void points() {
        for (LabManifest.Part part : lab.parts()) {
            int sum = lab.testsOf(part).stream().mapToInt(LabManifest.Test::points).sum();
            if (sum != part.points()) {
                say("part \"%s\" has %s points, its tests sum up to %s; change one of them", part.id(),
                        whole(part.points()), whole(sum));
            }
        }
    }

    private void needs() {
        Map<String, LabManifest.Test> byId = new HashMap<>();
        lab.tests().forEach(test -> byId.putIfAbsent(test.id(), test));
        Set<String> inCircle = new HashSet<>();
        for (LabManifest.Test test : lab.tests()) {
            circleThrough(test, byId, inCircle);
        }
        Set<String> before = new HashSet<>();
        for (LabManifest.Test test : lab.tests()) {
            for (String need : test.needs()) {
                if (!byId.containsKey(need)) {
                    say("test \"%s\" needs \"%s\"; there is no such test", test.id(), need);
                } else if (!before.contains(need) && !inCircle.contains(test.id())) {
                    say("test \"%s\" needs \"%s\", which runs later; a test can need only what stands before it",
                            test.id(), need);
                }
            }
            before.add(test.id());
        }
    }

    /** Follows the needs of a test in breadth until they come back to it. */
    private void circleThrough(LabManifest.Test test, Map<String, LabManifest.Test> byId, Set<String> inCircle) {
        if (inCircle.contains(test.id())) {
            return;
        }
        Map<String, String> neededBy = new HashMap<>();
        Set<String> reached = new LinkedHashSet<>(Set.of(test.id()));
        List<String> toVisit = new ArrayList<>(reached);
        for (int i = 0; i < toVisit.size(); i++) {
            String at = toVisit.get(i);
            for (String need : byId.containsKey(at) ? byId.get(at).needs() : List.<String>of()) {
                if (need.equals(test.id())) {
                    List<String> circle = new ArrayList<>(List.of(need));
                    for (String step = at; !step.equals(test.id()); step = neededBy.get(step)) {
                        circle.add(1, step);
                    }
                    inCircle.addAll(circle);
                    circle.add(need);
                    say("tests need each other in a circle: %s; take out one of these needs",
                            String.join(" needs ", circle));
                    return;
                }
                if (reached.add(need)) {
                    neededBy.put(need, at);
                    toVisit.add(need);
                }
            }
        }
    }

    private void form(Pattern pattern, String value, String name, String wanted) {
        if (!pattern.matcher(value).matches()) {
            say("%s is \"%s\"; it must be %s", name, value, wanted);
        }
    }

    private void say(String format, Object... values) {
        problems.add(place + ": " + format.formatted(values));
    }

    /** Hundredths as people write points: 4, 2.5, 0.25. */
    private static String whole(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }
}
