package dev.assay.grader.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the grader finds labs: folders that hold one folder a lab, named by the lab's id, with lab.json and the lab's
 * jars in it. Labs from outside of this repository are one more such folder.
 */
public final class LabShelf {
    private final TreeMap<String, Path> folders = new TreeMap<>();

    /**
     * @param packs folders full of labs; where two have a lab of one id, the first wins
     * @throws UncheckedIOException if a folder cannot be listed
     */
    public LabShelf(List<Path> packs) {
        for (Path pack : packs) {
            try (Stream<Path> entries = Files.isDirectory(pack) ? Files.list(pack) : Stream.empty()) {
                entries.filter(folder -> Files.isRegularFile(folder.resolve(Lab.MANIFEST)))
                        .forEach(folder -> folders.putIfAbsent(folder.getFileName().toString(), folder));
            } catch (IOException e) {
                throw new UncheckedIOException("labs cannot be listed in " + pack, e);
            }
        }
    }

    /** The ids of all labs, in alphabetical order. */
    public List<String> ids() {
        return List.copyOf(folders.keySet());
    }

    /**
     * Takes a lab from the shelf.
     *
     * @param id the lab's id
     * @return the lab; its manifest holds
     * @throws UnknownLab if there is none of this id
     * @throws InvalidLab if its manifest does not hold, or is not that of a lab of this id, or a jar is missing
     */
    public Lab lab(String id) {
        Path folder = folders.get(id);
        if (folder == null) {
            throw new UnknownLab(unknown(id));
        }
        Lab lab = new Lab(LabManifest.read(folder.resolve(Lab.MANIFEST)), folder);
        List<String> problems = new ArrayList<>();
        String place = ManifestReader.placeOf(folder.resolve(Lab.MANIFEST));
        if (!lab.manifest().id().equals(id)) {
            problems.add("%s: id is \"%s\", its folder is \"%s\"; rename one of them".formatted(
                    place, lab.manifest().id(), id));
        }
        for (Path jar : List.of(lab.contractJar(), lab.publicJar())) {
            if (!Files.isRegularFile(jar)) {
                problems.add("%s: %s is not beside it; build again".formatted(place, jar.getFileName()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidLab(problems);
        }
        return lab;
    }

    private String unknown(String id) {
        if (folders.isEmpty()) {
            return "there is no lab \"%s\", for there are no labs at all; build the project first".formatted(id);
        }
        return folders.keySet().stream()
                .filter(known -> !id.isBlank() && (known.startsWith(id) || id.startsWith(known)))
                .findFirst()
                .map(near -> "there is no lab \"%s\"; did you mean %s?".formatted(id, near))
                .orElse("there is no lab \"%s\"; the labs are: %s".formatted(id, String.join(", ", ids())));
    }
}
