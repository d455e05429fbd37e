package dev.assay.simulator.service;

import dev.assay.kit.port.BlobInfo;
import dev.assay.kit.port.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Blobs in a bucket of a server that speaks S3 and asks nobody who he is. A touch copies an object onto itself. It has no generations. */
final class S3Blobs implements Blobs {
    private static final int LONGEST_KEY = 500;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String bucket;
    private final Map<String, Parts> uploads = new HashMap<>();

    /** What a client has to know of an upload of its own. */
    private record Parts(String key, NavigableMap<Integer, String> etags) {}

    /** A new bucket at a server. */
    S3Blobs(URI server, String bucket) {
        this.bucket = server + "/" + bucket;
        require(send(request("").PUT(BodyPublishers.noBody())));
    }

    private HttpRequest.Builder request(String rest) {
        return HttpRequest.newBuilder(URI.create(bucket + rest));
    }

    private static String path(String key) {
        return "/" + encoded(key).replace("%2F", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFine(HttpResponse<?> response) {
        return response.statusCode() / 100 == OK / 100;
    }

    /** What went wrong is what the caller asked for: the server itself is in good health. */
    private static HttpResponse<byte[]> require(HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (!isFine(response) || body.contains("<Error>")) {
            throw new IllegalArgumentException(response.statusCode() + " " + body);
        }
        return response;
    }

    private static Element xml(HttpResponse<byte[]> response) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(response.body())).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String key(String key) {
        if (key == null || key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key: " + key);
        }
        return key;
    }

    private static byte[] data(byte[] data) {
        if (data == null) {
            throw new IllegalArgumentException("no bytes");
        }
        return data;
    }

    @Override
    public void put(String key, byte[] data) {
        require(send(request(path(key(key))).PUT(BodyPublishers.ofByteArray(data(data)))));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] data) {
        HttpResponse<byte[]> response = send(request(path(key(key))).header("If-None-Match", "*").PUT(BodyPublishers.ofByteArray(data(data))));
        if (response.statusCode() == PRECONDITION_FAILED) {
            return false;
        }
        require(response);
        return true;
    }

    @Override
    public Optional<byte[]> get(String key) {
        HttpResponse<byte[]> response = send(request(path(key(key))).GET());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!isFine(response)) {
            throw new IllegalStateException(response.toString());
        }
        return Optional.of(response.body());
    }

    @Override
    public boolean touch(String key) {
        HttpResponse<byte[]> response = send(request(path(key(key))).header("x-amz-copy-source", copySource(key))
                .header("x-amz-metadata-directive", "REPLACE").PUT(BodyPublishers.noBody()));
        if (response.statusCode() == NOT_FOUND) {
            return false;
        }
        require(response);
        return true;
    }

    private String copySource(String key) {
        return bucket.substring(bucket.lastIndexOf('/')) + path(key);
    }

    @Override
    public List<BlobInfo> list(String prefix, String after, int limit) {
        if (prefix == null || after == null || limit < 1) {
            throw new IllegalArgumentException("a list of " + prefix + ", " + after + ", " + limit);
        }
        HttpResponse<byte[]> response = require(send(request("?list-type=2&prefix=" + encoded(prefix) + "&start-after=" + encoded(after)
                + "&max-keys=" + limit).GET()));
        NodeList contents = xml(response).getElementsByTagName("Contents");
        List<BlobInfo> page = new ArrayList<>();
        for (int i = 0; i < contents.getLength(); i++) {
            Element one = (Element) contents.item(i);
            page.add(new BlobInfo(text(one, "Key"), Long.parseLong(text(one, "Size")), 0, Instant.parse(text(one, "LastModified")).toEpochMilli()));
        }
        return page;
    }

    @Override
    public boolean deleteIf(String key, long generation) {
        key(key);
        throw new UnsupportedOperationException("S3 has no generations");
    }

    @Override
    public String begin(String key) {
        HttpResponse<byte[]> response = require(send(request(path(key(key)) + "?uploads=").POST(BodyPublishers.noBody())));
        String upload = text(xml(response), "UploadId");
        uploads.put(upload, new Parts(key, new TreeMap<>()));
        return upload;
    }

    private Parts parts(String upload) {
        Parts parts = upload == null ? null : uploads.get(upload);
        if (parts == null) {
            throw new IllegalArgumentException("there is no upload " + upload);
        }
        return parts;
    }

    private static String part(Parts parts, String upload, int number) {
        if (number < 1 || number > MOST_PARTS) {
            throw new IllegalArgumentException("part " + number); // the server says so too, in other words
        }
        return path(parts.key()) + "?partNumber=" + number + "&uploadId=" + encoded(upload);
    }

    @Override
    public void putPart(String upload, int number, byte[] data) {
        Parts parts = parts(upload);
        HttpResponse<byte[]> response = require(send(request(part(parts, upload, number)).PUT(BodyPublishers.ofByteArray(data(data)))));
        parts.etags().put(number, response.headers().firstValue("ETag").orElseThrow());
    }

    @Override
    public void copyPart(String upload, int number, String source, long from, long length) {
        Parts parts = parts(upload);
        if (from < 0 || length < 1) {
            throw new IllegalArgumentException(length + " bytes from " + from);
        }
        HttpResponse<byte[]> response = require(send(request(part(parts, upload, number)).header("x-amz-copy-source", copySource(key(source)))
                .header("x-amz-copy-source-range", "bytes=" + from + "-" + (from + length - 1)).PUT(BodyPublishers.noBody())));
        parts.etags().put(number, text(xml(response), "ETag"));
    }

    @Override
    public void complete(String upload) {
        Parts parts = parts(upload);
        StringBuilder body = new StringBuilder("<CompleteMultipartUpload>");
        parts.etags().forEach((number, etag) -> body.append("<Part><PartNumber>").append(number).append("</PartNumber><ETag>")
                .append(etag.replace("\"", "&quot;")).append("</ETag></Part>"));
        body.append("</CompleteMultipartUpload>");
        require(send(request(path(parts.key()) + "?uploadId=" + encoded(upload)).POST(BodyPublishers.ofString(body.toString()))));
    }

    @Override
    public void abort(String upload) {
        if (upload == null) {
            throw new IllegalArgumentException("an upload is null");
        }
        Parts parts = uploads.get(upload);
        if (parts != null) {
            HttpResponse<byte[]> response = send(request(path(parts.key()) + "?uploadId=" + encoded(upload)).DELETE());
            if (response.statusCode() != NOT_FOUND) {
                require(response);
            }
        }
    }
}
