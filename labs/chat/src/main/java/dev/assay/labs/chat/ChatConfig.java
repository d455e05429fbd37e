package dev.assay.labs.chat;

/**
 * Limits and intervals.
 *
 * @param maxMembers most members of a conversation at one time
 * @param pageSize most messages of a page
 * @param beatMillis how often a connected device sends a heartbeat
 * @param offlineMillis how long after the last sign of a device its user is online
 * @param maxBody most characters of a message
 */
public record ChatConfig(int maxMembers, int pageSize, long beatMillis, long offlineMillis, int maxBody) {
    /** Those that the tests use. */
    public static ChatConfig standard() {
        return new ChatConfig(100, 50, 30_000, 60_000, 4_096);
    }
}
