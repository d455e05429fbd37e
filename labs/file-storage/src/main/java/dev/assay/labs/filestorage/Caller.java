package dev.assay.labs.filestorage;

/**
 * Who asks. He has been authenticated.
 *
 * @param userId the user
 * @param deviceId the user's device
 */
public record Caller(String userId, String deviceId) {}
