package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.kit.port.Blobs;
import java.net.URI;
import java.util.Arrays;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that speaks S3 keeps the contract of blobs, but for generations. It runs in this process. */
final class S3BlobsTest extends BlobsContract {
    private static S3Proxy server;
    private static int buckets;

    @BeforeAll
    static void start() throws Exception {
        server = S3Proxy.builder().blobStore(new TransientNio2BlobStore()).endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.NONE, null, null).build();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    Bench fresh() {
        Blobs blobs = new S3Blobs(URI.create("http://127.0.0.1:" + server.getPort()), "bucket" + ++buckets);
        return work -> work.accept(blobs);
    }

    /** What a plan of parts does, for real: 30 MiB, of which one part of 5 MiB is new. */
    @Test
    void aLargeObjectIsChangedByCopies() {
        Blobs blobs = new S3Blobs(URI.create("http://127.0.0.1:" + server.getPort()), "bucket" + ++buckets);
        byte[] old = new byte[6 * Blobs.LEAST_PART];
        for (int i = 0; i < old.length; i++) {
            old[i] = (byte) (i * 31 + (i >> 12));
        }
        blobs.put("old", old);
        byte[] fresh = new byte[Blobs.LEAST_PART];
        Arrays.fill(fresh, (byte) 7);
        String upload = blobs.begin("new");
        blobs.copyPart(upload, 1, "old", 0, 2L * Blobs.LEAST_PART);
        blobs.putPart(upload, 2, fresh);
        blobs.copyPart(upload, 3, "old", 3L * Blobs.LEAST_PART, 3L * Blobs.LEAST_PART);
        blobs.complete(upload);
        byte[] expected = old.clone();
        System.arraycopy(fresh, 0, expected, 2 * Blobs.LEAST_PART, fresh.length);
        assertArrayEquals(expected, blobs.get("new").orElseThrow());
        assertEquals(expected.length, blobs.list("new", "", 1).getFirst().size());
    }
}
