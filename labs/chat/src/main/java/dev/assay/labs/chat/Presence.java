package dev.assay.labs.chat;

/**
 * Whether a user is there.
 *
 * @param online whether a device of the user's has an open connection that was heard of less than
 *     {@link ChatConfig#offlineMillis} ago
 * @param lastSeen when a device of the user's last connected or sent a heartbeat, milliseconds on a server's clock; 0 if never
 */
public record Presence(boolean online, long lastSeen) {}
