package dev.assay.grader.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rewrites the classes of submissions to one lab. They must have been admitted: what admission refuses is not made
 * harmless here. Safe for use by several threads; what has been learnt of the JDK and the lab is shared.
 */
public final class Metering {
    private final Hierarchy lab;
    private final Substitutes substitutes;

    /**
     * @param lab the fuel counter and whatever a submission may use: the kit and the lab's contract
     */
    public Metering(ClassPath lab) {
        this.lab = new Hierarchy(lab::bytes);
        substitutes = LibraryRelocator.substitutes(lab);
        ConstantDescs.CD_Object.descriptorString(); // on 25.0.3, MethodTypeDesc fails when it is the first to be used
    }

    /**
     * Rewrites all classes of a submission.
     *
     * @param classes class files by internal name, {@code raft/RaftServer}
     * @return rewritten class files by internal name, sorted; more than came in, for lambdas become classes
     */
    public Map<String, byte[]> weave(Map<String, byte[]> classes) {
        Map<String, byte[]> sorted = new TreeMap<>(classes);
        Hierarchy hierarchy = lab.with(sorted);
        Relocation relocation = new Relocation(hierarchy);
        List<ClassModel> models = new ArrayList<>();
        sorted.forEach((name, bytes) -> models.add(ClassFile.of().parse(bytes)));
        Weaver weaver = new Weaver(
                new Territory(hierarchy, relocation, substitutes, Role.STUDENT, sorted.keySet()));
        return new TreeMap<>(weaver.weave(models));
    }
}
