package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Submission;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.testbed.Cloud;
import dev.assay.labs.filestorage.testbed.Device;
import dev.assay.labs.filestorage.testbed.Folder;
import dev.assay.labs.filestorage.testbed.Line;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Devices and their users. Remembers what was shown at every save and deletion: a content is lost if in the end it is nowhere and nobody
 * who saw it replaced it. That is exact, and knows nothing of how devices synchronise.
 */
final class Household {
    private static final String COPY = " (conflict ";

    private final Cloud cloud;
    private final World world;
    private final List<Device> devices = new ArrayList<>();
    private final Map<String, String> saved = new LinkedHashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private int edits;

    Household(FileStorageSolution solution, World world, Schedule schedule, int size, Latency latency) {
        this.world = world;
        this.cloud = new Cloud(world, schedule);
        FileStorageSolution reference = Submission.reference(FileStorageSolution.class);
        for (int d = 0; d < size; d++) {
            FileService service = cloud.service(reference, world.instance("service" + d));
            Device device = new Device(cloud, "device" + d, service, latency,
                    data -> reference.uploader(data, reference.fixedChunker(16), Cloud.DIGEST), solution::syncEngine);
            device.folder().whenWritten(this::written);
            devices.add(device);
        }
    }

    World world() {
        return world;
    }

    Cloud cloud() {
        return cloud;
    }

    Device device(int index) {
        return devices.get(index);
    }

    Household syncEvery(long millis) {
        devices.forEach(device -> device.syncEvery(millis));
        return this;
    }

    private void written(String path, byte[] content) {
        if (!saved.containsKey(text(content))) {
            throw new Violation("J6", "Bytes that nobody saved were written to " + path + ".");
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** A user saves something new. */
    void save(int device, String path) {
        String content = "E" + ++edits + ", saved on device" + device + " at " + path + ", " + "x".repeat(edits % 5 * 7);
        leaves(device, path);
        saved.put(content, "edit E" + edits + ", saved on device" + device + " at " + path + ",");
        devices.get(device).folder().save(path, Cloud.bytes(content));
    }

    /** A user deletes what he sees, if he sees anything. */
    void remove(int device, String path) {
        leaves(device, path);
        devices.get(device).folder().remove(path);
    }

    private void leaves(int device, String path) {
        byte[] shown = devices.get(device).folder().shown(path);
        if (shown != null) {
            replaced.add(text(shown));
        }
    }

    /** One device synchronises once, undisturbed by others; a port's exception may come of it. */
    Request<?> sync(int device) {
        Request<?> request = devices.get(device).sync();
        world.runUntil(() -> request.state() != Request.State.RUNNING, 600_000);
        if (request.state() == Request.State.RUNNING) {
            throw new Violation("sync", "syncOnce does not end.");
        }
        return request;
    }

    /** One after the other, some rounds. */
    void syncAll(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int d = 0; d < devices.size(); d++) {
                sync(d);
                world.runFor(2_500); // who died is there again
            }
        }
    }

    /** All trees are the same now, and nothing is lost. */
    void requireConverged() {
        Map<String, String> tree = cloud.tree();
        for (int d = 0; d < devices.size(); d++) {
            Map<String, String> shown = devices.get(d).folder().tree();
            if (!shown.equals(tree)) {
                Set<String> paths = new java.util.TreeSet<>(tree.keySet());
                paths.addAll(shown.keySet());
                paths.removeIf(path -> java.util.Objects.equals(tree.get(path), shown.get(path)));
                throw new Violation("J3", "A minute after all trouble, device" + d + " shows other files than the service has: see "
                        + paths.iterator().next() + ".");
            }
        }
        Set<String> contents = new HashSet<>(tree.values());
        saved.forEach((content, name) -> {
            if (!replaced.contains(content) && !contents.contains(Cloud.DIGEST.sha256(Cloud.bytes(content)))) {
                throw new Violation("J2", name.replace("edit", "The edit") + " is nowhere, and nobody who saw it replaced it.");
            }
        });
    }

    void requireNoCopies() {
        cloud.tree().keySet().stream().filter(path -> path.contains(COPY)).findFirst().ifPresent(path -> {
            throw new Violation("J4", "There is a conflict copy, " + path + ", although nobody edited at the same time.");
        });
    }

    long copies() {
        return cloud.tree().keySet().stream().filter(path -> path.contains(COPY)).count();
    }

    /** Faults of devices until a moment: what cannot happen to a device's own files and disk does not. */
    static final class Trouble implements Faults {
        private static final List<Fault> CRASHES = List.of(new Fault.CrashBefore(), new Fault.CrashAfter());
        private static final List<Fault> LOSSES = List.of(new Fault.LostRequest(), new Fault.LostReply());

        private final Faults crashes;
        private final Faults losses;
        private boolean isOver;

        Trouble(Schedule schedule, int crashPermille, int lossPermille) {
            crashes = Faults.sometimes(schedule.part("crashes"), crashPermille, CRASHES);
            losses = Faults.sometimes(schedule.part("losses"), lossPermille, LOSSES);
        }

        void end() {
            isOver = true;
        }

        @Override
        public Fault at(PortCall call) {
            boolean isDevice = call.port().equals(Line.NAME) || call.port().equals(Folder.NAME) || call.port().equals("disk");
            if (isOver || !isDevice) {
                return NONE;
            }
            Fault crash = crashes.at(call);
            return crash != NONE || !call.port().equals(Line.NAME) ? crash : losses.at(call);
        }
    }
}
