package dev.assay.labs.payment;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Something that has happened to a payment, as the provider tells it.
 *
 * @param id the event's name; copies have the same
 * @param type {@link #PROCESSING}, {@link #CAPTURED} or {@link #DECLINED}
 * @param reference what the payment was created with: the order
 * @param paymentId what the provider calls the payment
 * @param minor how much it is about; when captured, how much has moved
 * @param currency of what
 */
public record WebhookEvent(String id, String type, String reference, String paymentId, long minor, String currency) {
    /** The provider does not know yet. */
    public static final String PROCESSING = "payment.processing";
    /** The money has moved. */
    public static final String CAPTURED = "payment.captured";
    /** The bank has refused, or the buyer has given up. */
    public static final String DECLINED = "payment.declined";

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException if it is no event
     */
    public static WebhookEvent parse(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("no event: " + body);
            }
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return new WebhookEvent(text(form, "id"), text(form, "type"), text(form, "reference"), text(form, "payment"),
                Long.parseLong(text(form, "minor")), text(form, "currency"));
    }

    private static String text(Map<String, String> form, String name) {
        String value = form.get(name);
        if (value == null) {
            throw new IllegalArgumentException("an event without " + name);
        }
        return value;
    }

    /** The body that says this. */
    public String body() {
        return "id=" + coded(id) + "&type=" + coded(type) + "&reference=" + coded(reference) + "&payment="
                + coded(paymentId) + "&minor="
                + minor + "&currency=" + coded(currency);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
