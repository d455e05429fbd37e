package dev.assay.simulator.service;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Psp;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.PspTransfer;
import dev.assay.kit.port.TransferStatus;
import dev.assay.kit.port.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The port as a client of a provider's HTTP interface: what a status of HTTP, or none, means to the caller. */
record HttpPsp(HttpClient client, String address, Duration timeout) implements Psp {
    @Override
    public PspPayment create(String key, PspCreate request) {
        if (request == null || request.amount() == null) {
            throw new IllegalArgumentException("a payment without request or amount");
        }
        Map<String, String> form = amount(request.amount());
        form.put("reference", given("reference", request.reference()));
        form.put("card", given("card", request.cardToken()));
        form.put("capture", Boolean.toString(request.capture()));
        return payment(post("payments", key, form));
    }

    @Override
    public PspPayment capture(String key, String paymentId) {
        return payment(post("payments/" + given("id", paymentId) + "/capture", key, new TreeMap<>(Map.of("capture",
                "now"))));
    }

    @Override
    public PspPayment cancel(String key, String paymentId) {
        return payment(post("payments/" + given("id", paymentId) + "/cancel", key, new TreeMap<>(Map.of("cancel",
                "now"))));
    }

    @Override
    public PspPayment refund(String key, String paymentId, Money amount) {
        return payment(post("payments/" + given("id", paymentId) + "/refund", key, amount(amount)));
    }

    @Override
    public PspTransfer transfer(String key, String reference, String bankAccount, Money amount) {
        Map<String, String> form = amount(amount);
        form.put("reference", given("reference", reference));
        form.put("account", given("account", bankAccount));
        return transfer(post("transfers", key, form));
    }

    @Override
    public PspPayment find(String reference) {
        Map<String, String> found = get("payments", given("reference", reference));
        return found == null ? null : payment(found);
    }

    @Override
    public PspTransfer findTransfer(String reference) {
        Map<String, String> found = get("transfers", given("reference", reference));
        return found == null ? null : transfer(found);
    }

    private static String given(String what, String text) {
        if (text == null) {
            throw new IllegalArgumentException("no " + what);
        }
        return text;
    }

    private static Map<String, String> amount(Money amount) {
        if (amount == null) {
            throw new IllegalArgumentException("no amount");
        }
        return new TreeMap<>(Map.of("amount", Long.toString(amount.minor()), "currency", amount.currency()));
    }

    private static PspPayment payment(Map<String, String> form) {
        return new PspPayment(form.get("id"), form.get("reference"), PspStatus.valueOf(form.get("status")), money(form),
                Long.parseLong(form.get("refunded")), form.get("redirect"), form.get("code"));
    }

    private static PspTransfer transfer(Map<String, String> form) {
        return new PspTransfer(form.get("id"), form.get("reference"), TransferStatus.valueOf(form.get("status")),
                money(form));
    }

    private static Money money(Map<String, String> form) {
        return new Money(Long.parseLong(form.get("amount")), form.get("currency"));
    }

    private Map<String, String> get(String path, String reference) {
        URI uri = URI.create(address + "/v1/" + path + "?reference=" + URLEncoder.encode(reference,
                StandardCharsets.UTF_8));
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri).GET());
        return response.statusCode() == 404 ? null : understood(response);
    }

    private Map<String, String> post(String path, String key, Map<String, String> form) {
        return understood(send(HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                .header(StubPspServer.KEY, given("key", key))
                .POST(HttpRequest.BodyPublishers.ofString(StubPspServer.text(form)))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Unavailable("no connection: " + e);
        } catch (IOException e) {
            throw new OutcomeUnknown("no answer: " + e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> understood(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 200 -> StubPspServer.form(response.body());
            case 409 -> throw new Unavailable(response.body());
            case 400, 404, 422 -> throw new IllegalArgumentException(response.body());
            default -> throw new OutcomeUnknown("status " + response.statusCode() + ": " + response.body());
        };
    }
}
