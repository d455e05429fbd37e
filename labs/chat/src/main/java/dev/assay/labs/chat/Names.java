package dev.assay.labs.chat;

/** Names of users, devices, conversations, connections, requests and messages. */
public final class Names {
    private static final int MOST_CHARACTERS = 60;

    private Names() {}

    /** Whether this is a name: 1 to 60 characters, each of them a letter of ASCII, a digit, a hyphen or an underscore. */
    public static boolean isName(String text) {
        if (text == null || text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!isLetter && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }
}
