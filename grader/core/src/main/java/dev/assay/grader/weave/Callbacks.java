package dev.assay.grader.weave;

import dev.assay.grader.weave.Type.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Methods that somebody may call who is not counted: the JDK's own code or a lab's. Even the shortest of them pays, for
 * its caller does not, and may call it until it gives another answer.
 */
final class Callbacks {
    private Callbacks() {}

    static boolean contain(ClassDraft draft, Method method) {
        Territory territory = draft.territory();
        if (!territory.isStudent() || !method.isVirtual() || method.name().startsWith("<")) {
            return false;
        }
        Hierarchy hierarchy = territory.hierarchy();
        List<String> ancestors = new ArrayList<>(hierarchy.interfaces(draft.name()));
        for (Type type = hierarchy.type(draft.name()); type != null && type.parent() != null;
                type = hierarchy.type(type.parent())) {
            ancestors.add(type.parent());
        }
        return ancestors.stream()
                .filter(each -> Hierarchy.isJdk(each) || territory.isLab(each))
                .map(hierarchy::type)
                .anyMatch(type -> type != null && isDeclared(type, method));
    }

    /** By name: a bridge for another signature would only lead here. */
    private static boolean isDeclared(Type type, Method method) {
        return type.methods().values().stream().anyMatch(each -> each.isVirtual() && each.name().equals(method.name()));
    }
}
