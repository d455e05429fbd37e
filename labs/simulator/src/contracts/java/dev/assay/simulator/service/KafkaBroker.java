package dev.assay.simulator.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker of a test class, which is its own controller (KRaft): a process on ports and in a folder of its own. */
final class KafkaBroker {
    private final Path folder;
    private final Process process;
    private final String address;

    private KafkaBroker(Path folder, Process process, String address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    /** Makes one, starts it and waits until it answers. */
    static KafkaBroker start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("assay-kafka");
        int[] ports = new int[2];
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports[0] = one.getLocalPort();
            ports[1] = other.getLocalPort();
        }
        String address = "127.0.0.1:" + ports[0];
        Path settings = folder.resolve("server.properties");
        Files.write(settings, List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + ports[1],
                "listeners=PLAINTEXT://" + address + ",CONTROLLER://127.0.0.1:" + ports[1],
                "advertised.listeners=PLAINTEXT://" + address,
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + folder.resolve("data"),
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=1",
                "group.initial.rebalance.delay.ms=0",
                "auto.create.topics.enable=false"));
        Process format = java(folder, "kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString());
        if (!format.waitFor(120, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new IllegalStateException("Kafka's folder cannot be made: " + Files.readString(folder.resolve("log")));
        }
        KafkaBroker broker = new KafkaBroker(folder, java(folder, "kafka.Kafka", settings.toString()), address);
        broker.awaitAnswer();
        return broker;
    }

    private static Process java(Path folder, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.describeCluster().nodes().get(120, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            process.destroyForcibly();
            throw new IllegalStateException("Kafka does not answer: " + Files.readString(folder.resolve("log")), silent);
        }
    }

    /** Where it listens. */
    String address() {
        return address;
    }

    /** Ends it, and leaves nothing. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
