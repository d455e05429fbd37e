// attack: reading what is hidden: the network, by HTTP
// expects: refused java.net
package raft;

final class Attack {
    static void run() throws Exception {
        java.net.http.HttpClient.newHttpClient().send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:@PORT@/")).build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
    }
}
