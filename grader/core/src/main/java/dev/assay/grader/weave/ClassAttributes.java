package dev.assay.grader.weave;

import java.lang.classfile.Attribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/** The attributes of a class that the JVM looks at, by the names of the copies. All others are left out. */
record ClassAttributes(Territory territory) {
    /** @param guests internal names of lambdas that join the nest which the class is the host of */
    void write(ClassBuilder builder, ClassModel model, List<String> guests) {
        List<ClassDesc> members = new ArrayList<>();
        for (Attribute<?> attribute : model.attributes()) {
            switch (attribute) {
                case NestHostAttribute host -> joinNest(builder, host.nestHost().asInternalName());
                case NestMembersAttribute nest -> nest.nestMembers().stream().map(ClassEntry::asInternalName)
                        .filter(each -> territory.isStudent() || territory.relocation().moves(each))
                        .forEach(each -> members.add(territory.desc(each)));
                case PermittedSubclassesAttribute permitted ->
                    builder.with(PermittedSubclassesAttribute.ofSymbols(permitted.permittedSubclasses().stream()
                            .map(each -> territory.desc(each.asInternalName())).toList()));
                case RecordAttribute record -> builder.with(RecordAttribute.of(record.components().stream()
                        .map(each -> RecordComponentInfo.of(each.name().stringValue(), ClassDesc.ofDescriptor(
                                territory.relocation().descriptor(each.descriptor().stringValue()))))
                        .toList()));
                case InnerClassesAttribute inner when territory.isStudent() ->
                    builder.with(InnerClassesAttribute.of(inner.classes().stream().map(this::inner).toList()));
                case SourceFileAttribute source when territory.isStudent() -> builder.with(source);
                default -> {}
            }
        }
        guests.forEach(guest -> members.add(territory.desc(guest)));
        if (!members.isEmpty()) {
            builder.with(NestMembersAttribute.ofSymbols(members));
        }
    }

    /** For a class that was made of a lambda. */
    void writeForLambda(ClassBuilder builder, ClassModel host) {
        if (territory.isStudent()) {
            host.findAttribute(Attributes.sourceFile()).ifPresent(builder::with);
        }
        joinNest(builder, nestHost(host));
    }

    /** A staying interface's nest is the JDK's, which nobody can join. */
    private void joinNest(ClassBuilder builder, String host) {
        if (!territory.relocation().isShared(host)) {
            builder.with(NestHostAttribute.of(territory.desc(host)));
        }
    }

    /** The internal name of the class whose nest a class belongs to, itself perhaps. */
    static String nestHost(ClassModel model) {
        return model.findAttribute(Attributes.nestHost())
                .map(host -> host.nestHost().asInternalName())
                .orElse(model.thisClass().asInternalName());
    }

    private InnerClassInfo inner(InnerClassInfo info) {
        return InnerClassInfo.of(territory.desc(info.innerClass().asInternalName()),
                info.outerClass().map(outer -> territory.desc(outer.asInternalName())),
                info.innerName().map(name -> name.stringValue()), info.flagsMask());
    }
}
