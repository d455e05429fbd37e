package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.BlobInfo;
import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Simulated blobs keep the contract, and have generations. */
final class SimulatedBlobsTest extends BlobsContract {
    private static final class Room implements Bench {
        private final World world;
        private final SimulatedBlobs blobs;

        Room(Faults faults) {
            world = new World(World.Setup.quiet(Schedule.of(3), "student").withFaults(faults));
            blobs = new SimulatedBlobs(world, "blobs");
        }

        @Override
        public void use(Consumer<Blobs> work) {
            Throwable[] thrown = new Throwable[1];
            Request<?> request = world.instance("user").begin("work", () -> {
                try {
                    work.accept(blobs);
                } catch (AssertionError | RuntimeException failed) {
                    thrown[0] = failed;
                }
                return null;
            });
            world.runToRest();
            if (thrown[0] != null) {
                throw new AssertionError(thrown[0].toString(), thrown[0]);
            }
            assertTrue(request.isAnswered());
        }
    }

    @Override
    Bench fresh() {
        return new Room(Faults.none());
    }

    private static BlobInfo info(Blobs blobs, String key) {
        return blobs.list(key, "", 1).getFirst();
    }

    @Test
    void everyPutAndTouchGivesANewGenerationAndTime() {
        Room room = new Room(Faults.none());
        room.use(blobs -> blobs.put("a", new byte[] {1}));
        room.world.runFor(10);
        room.use(blobs -> {
            BlobInfo put = info(blobs, "a");
            assertEquals(0, put.modifiedAt());
            assertTrue(blobs.touch("a"));
            BlobInfo touched = info(blobs, "a");
            assertTrue(touched.generation() > put.generation());
            assertEquals(10, touched.modifiedAt());
            blobs.put("a", new byte[] {1});
            assertTrue(info(blobs, "a").generation() > touched.generation());
            assertFalse(blobs.putIfAbsent("a", new byte[] {2}));
        });
    }

    @Test
    void onlyThisGenerationIsDeleted() {
        Room room = new Room(Faults.none());
        List<String> deleted = new ArrayList<>();
        room.blobs.onDelete(deleted::add);
        room.use(blobs -> {
            assertFalse(blobs.deleteIf("a", 1));
            blobs.put("a", new byte[] {1});
            long generation = info(blobs, "a").generation();
            blobs.touch("a");
            assertFalse(blobs.deleteIf("a", generation));
            assertTrue(blobs.deleteIf("a", info(blobs, "a").generation()));
            assertEquals(Optional.empty(), blobs.get("a"));
            blobs.put("a", new byte[] {1});
            assertTrue(info(blobs, "a").generation() > generation + 1);
        });
        assertEquals(List.of("a"), deleted);
    }

    @Test
    void bytesAreDamagedOnTheWayToTheReaderOnly() {
        Room room = new Room(Faults.at(Map.of(1, new Fault.Damaged(9), 3, new Fault.Damaged(5), 4, new Fault.Damaged(5))));
        room.use(blobs -> {
            blobs.put("a", new byte[] {1, 2});
            assertArrayEquals(new byte[] {1, 0}, blobs.get("a").orElseThrow());
            assertArrayEquals(new byte[] {1, 2}, blobs.get("a").orElseThrow());
            assertEquals(Optional.empty(), blobs.get("b"));
            assertTrue(blobs.touch("a"));
        });
    }

    @Test
    void anEffectMayComeLate() {
        Room room = new Room(Faults.at(Map.of(0, new Fault.LateEffect(5_000), 2, new Fault.LateEffect(5_000))));
        room.use(blobs -> {
            assertThrows(OutcomeUnknown.class, () -> blobs.put("a", new byte[] {1}));
            assertEquals(Optional.empty(), blobs.get("a"));
            assertThrows(OutcomeUnknown.class, () -> blobs.putPart("none", 1, new byte[1]));
        });
        room.use(blobs -> assertTrue(blobs.get("a").isPresent()));
    }

    @Test
    void aStoreThatIsDownDoesNotAnswer() {
        Room room = new Room(Faults.none());
        room.blobs.isDown(0, 500);
        room.use(blobs -> {
            assertThrows(OutcomeUnknown.class, () -> blobs.put("a", new byte[] {1}));
            assertEquals(Optional.empty(), blobs.get("a"));
        });
    }

    @Test
    void anUploadIsOverWhenItIsComplete() {
        new Room(Faults.none()).use(blobs -> {
            String upload = blobs.begin("a");
            blobs.putPart(upload, 1, new byte[1]);
            blobs.complete(upload);
            assertThrows(IllegalArgumentException.class, () -> blobs.putPart(upload, 1, new byte[1]));
            assertThrows(IllegalArgumentException.class, () -> blobs.complete(upload));
        });
    }

    @Test
    void testsSeeWhatIsThere() {
        Room room = new Room(Faults.none());
        room.blobs.seed("a", new byte[] {7});
        assertTrue(room.blobs.has("a"));
        assertEquals(List.of("a"), room.blobs.all().stream().map(BlobInfo::key).toList());
        assertArrayEquals(new byte[] {7}, room.blobs.bytes("a").orElseThrow());
    }
}
