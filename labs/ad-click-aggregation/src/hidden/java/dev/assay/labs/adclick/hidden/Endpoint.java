package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickRequest;
import dev.assay.labs.adclick.ClickResponse;
import dev.assay.labs.adclick.testbed.Entrance;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The click endpoint: the browser always goes on, and who says "tracked" has the click in the log. */
@Part(id = "D", title = "The click endpoint")
final class Endpoint {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MOST_MILLIS = 2_000;
    private static final long DAY = 86_400_000;
    private static final int CALLS = 7;

    private static World.Setup setup(AdClickSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 5));
    }

    private static Entrance entrance(AdClickSolution solution, World world, int machines) {
        return new Entrance(solution, world, machines, 4, click -> Math.floorMod(click.impressionId().hashCode(), 4));
    }

    /** Every answer is a redirect, in time; who says tracked has the click in the log at that moment. */
    private static Request<ClickResponse> judged(Entrance entrance, Request<ClickResponse> request, String impression, String ad) {
        entrance.world().runUntil(() -> request.state() != Request.State.RUNNING, 10_000);
        if (request.state() == Request.State.LOST) {
            return request;
        }
        Expect.that("answer", request.isAnswered() && request.result() != null, "A browser gets no answer: the request is " + request.state()
                + (request.failure() == null ? "." : ", " + request.failure().getClass().getSimpleName() + " escaped."));
        ClickResponse response = request.result();
        Expect.equal("redirect", "The answer for " + ad, new ClickResponse(302, "https://shop.example/" + ad, response.tracked()), response);
        long millis = (request.endedNanos() - request.beganNanos()) / NANOS_PER_MILLI;
        Expect.that("time", millis <= MOST_MILLIS, "A redirect took " + millis + " ms; 2,000 are the most.");
        if (response.tracked()) {
            Expect.that("tracked", entrance.logged(impression) > 0, "The answer says tracked, but the click is not in the log.");
        }
        return request;
    }

    @Test
    @Check(
            id = "D1",
            title = "A fault at any port call, with and without the cache",
            points = 5,
            hint = "First the log, then the cache: what the cache knows must be true. No trouble costs the redirect.")
    void faults(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            List<Fault> kinds = new ArrayList<>(Fault.COMMON);
            kinds.add(new Fault.Refused());
            for (Fault fault : kinds) {
                for (int k = 0; k < CALLS; k++) {
                    for (int length = 1; length <= 4; length++) {
                        int first = k;
                        int calls = length;
                        Explorer.tryOne(schedule, () -> burst(solution, schedule, fault, first, calls, calls % 2 == 0));
                    }
                }
            }
            cacheIsDown(solution, schedule);
            logIsDown(solution, schedule);
        });
    }

    private static void burst(AdClickSolution solution, Schedule schedule, Fault fault, int k, int length, boolean isCacheDown) {
        boolean crashes = fault instanceof Fault.CrashBefore || fault instanceof Fault.CrashAfter;
        Faults faults = call -> call.index() >= k && call.index() < k + length ? fault : Faults.NONE;
        World world = new World(setup(solution, schedule).withFaults(faults));
        Entrance entrance = entrance(solution, world, 1);
        if (isCacheDown) {
            entrance.cache().isDown(0, Long.MAX_VALUE / 2_000_000);
        }
        ClickRequest click = entrance.click("imp-1", "ad-3");
        try {
            boolean wasTracked = false;
            for (int time = 0; time < 8; time++) {
                Request<ClickResponse> request = judged(entrance, entrance.handle(0, click), "imp-1", "ad-3");
                wasTracked |= request.isAnswered() && request.result().tracked();
            }
            Expect.that("tracked", wasTracked && entrance.logged("imp-1") > 0, "A click was repeated eight times and never tracked.");
            if (!crashes && length == 1) {
                int calls = world.calls().size();
                Request<ClickResponse> other = judged(entrance, entrance.handle(0, entrance.click("imp-2", "ad-3")), "imp-2", "ad-3");
                Expect.that("tracked", other.result().tracked() && calls > 0, "A click without any fault is not tracked.");
            }
        } catch (Violation violation) {
            throw new Violation(violation.rule(), violation.sentence() + (world.calls().size() > k
                    ? " (" + fault.inWords(world.calls().get(k)) + (length > 1 ? ", and the same at the next " + (length - 1) : "")
                            + (isCacheDown ? ", while the cache was down)" : ")") : ""));
        }
    }

    /** One lost call to the log, at any try but the last: the click is tracked all the same. */
    private static void cacheIsDown(AdClickSolution solution, Schedule schedule) {
        for (Fault fault : List.of(new Fault.LostRequest(), new Fault.LostReply(), new Fault.Refused())) {
            int[] appends = new int[1];
            Faults faults = call -> call.port().equals("clicks") && call.operation().startsWith("append") && appends[0]++ == 0 ? fault : Faults.NONE;
            World world = new World(setup(solution, schedule).withFaults(faults));
            Entrance entrance = entrance(solution, world, 1);
            Request<ClickResponse> request = judged(entrance, entrance.handle(0, entrance.click("imp-1", "ad-2")), "imp-1", "ad-2");
            Expect.that("tracked", request.result().tracked(), "One failed append (" + fault.getClass().getSimpleName() + "), and the click is given up: at least two tries.");
            Expect.that("tries", appends[0] <= 3, "A click was appended in " + appends[0] + " tries; 3 are the most.");
        }
        World world = new World(setup(solution, schedule));
        Entrance entrance = entrance(solution, world, 1);
        entrance.cache().isDown(0, Long.MAX_VALUE / 2_000_000);
        for (int i = 0; i < 3; i++) {
            Request<ClickResponse> request = judged(entrance, entrance.handle(0, entrance.click("imp-" + i, "ad-2")), "imp-" + i, "ad-2");
            Expect.that("tracked", request.result().tracked(), "The cache is down, and a click is not tracked although the log is there.");
        }
    }

    private static void logIsDown(AdClickSolution solution, Schedule schedule) {
        World world = new World(setup(solution, schedule));
        Entrance entrance = entrance(solution, world, 1);
        entrance.log().isDown(0, Long.MAX_VALUE / 2_000_000);
        ClickRequest click = entrance.click("imp-1", "ad-2");
        for (int i = 0; i < 2; i++) {
            int before = world.calls().size();
            Request<ClickResponse> request = judged(entrance, entrance.handle(0, click), "imp-1", "ad-2");
            Expect.that("tracked", !request.result().tracked(), "The log is down, and a click is called tracked.");
            long tries = world.calls().subList(before, world.calls().size()).stream().filter(call -> call.operation().startsWith("append")).count();
            Expect.that("tries", tries >= 2 && tries <= 3, "The log is down, and a click was appended in " + tries + " tries; two or three are right.");
        }
        World refusing = new World(setup(solution, schedule).withFaults(call -> call.port().equals("clicks") ? new Fault.Refused() : Faults.NONE));
        Entrance other = entrance(solution, refusing, 1);
        Expect.that("tracked", !judged(other, other.handle(0, other.click("imp-1", "ad-2")), "imp-1", "ad-2").result().tracked(),
                "The log refuses everything, and a click is called tracked.");
        // All answers are lost: it may be in the log, but nobody knows.
        World silent = new World(setup(solution, schedule).withFaults(call -> call.port().equals("clicks") ? new Fault.LostReply() : Faults.NONE));
        Entrance third = entrance(solution, silent, 1);
        judged(third, third.handle(0, third.click("imp-1", "ad-2")), "imp-1", "ad-2");
    }

    @Test
    @Check(
            id = "D2",
            title = "Tokens that are forged, old, or for something else",
            points = 2,
            hint = "The signature covers the text; you still have to compare what the text says with the request and the clock.")
    void tokens(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            World world = new World(setup(solution, schedule));
            Entrance entrance = entrance(solution, world, 1);
            long now = entrance.now();
            String right = entrance.token("imp-1", "ad-1", now);
            String signature = right.substring(right.lastIndexOf('.') + 1);
            List<String> wrong = new ArrayList<>();
            wrong.add(null);
            wrong.addAll(List.of("", "v1", "....", "v1....", "v1.imp-1.ad-1." + now, "v1.imp-1.ad-1." + now + ".", right + ".x", right + "0",
                    right.substring(0, right.length() - 1), right.replace("v1.", "v2."), right.replace("imp-1", "imp-2"),
                    right.replace("." + now + ".", "." + (now - 1) + "."), "v1.imp-1.ad-1.soon." + signature, "v1.imp-1.ad-1.-5." + signature,
                    right.substring(0, right.lastIndexOf('.') + 1) + "0".repeat(64), right.substring(0, right.lastIndexOf('.') + 1) + signature.substring(0, 8),
                    entrance.token("imp-1", "ad-2", now), entrance.sign("v2.imp-1.ad-1." + now), entrance.sign("v1. .ad-1." + now),
                    entrance.token("imp-1", "ad-1", now - DAY - 1_000), entrance.token("imp-1", "ad-1", now - 30 * DAY),
                    entrance.token("imp-1", "ad-1", now + 302_000), entrance.token("imp-1", "ad-1", now + DAY)));
            for (String token : wrong) {
                ClickRequest click = new ClickRequest(token, "ad-1", entrance.now(), "u-1", null, null);
                Request<ClickResponse> request = judged(entrance, entrance.handle(0, click), "imp-1", "ad-1");
                Expect.that("token", !request.result().tracked() && entrance.all().isEmpty(), "A click with the token '" + token + "' for ad-1 was tracked.");
            }
            nobody(entrance, new ClickRequest(right, "ad-88", now, null, null, null));
            nobody(entrance, new ClickRequest(right, null, now, null, null, null));
            nobody(entrance, new ClickRequest(null, "", now, null, null, null));
            List<String> good = List.of(entrance.token("g-1", "ad-1", entrance.now() - DAY + 60_000), entrance.token("g-2", "ad-1", entrance.now() + 290_000),
                    entrance.token("g-3", "ad-1", entrance.now()));
            for (int i = 0; i < good.size(); i++) {
                ClickRequest click = new ClickRequest(good.get(i), "ad-1", 5_000 + i, null, "10.9.9.9", "FR");
                Request<ClickResponse> request = judged(entrance, entrance.handle(0, click), "g-" + (i + 1), "ad-1");
                Expect.that("token", request.result().tracked(), "A click with a valid token was not tracked.");
                long served = Long.parseLong(good.get(i).split("\\.")[3]);
                Click expected = new Click("g-" + (i + 1), served, "ad-1", 5_000 + i, null, "10.9.9.9", "FR");
                var logged = entrance.all().stream().filter(entry -> entry.value() instanceof Click one && one.impressionId().equals(expected.impressionId())).toList();
                Expect.equal("logged", "What the log holds of a click", List.of(expected), logged.stream().map(entry -> (Object) entry.value()).toList());
                Expect.equal("logged", "Its partition", Math.floorMod(expected.impressionId().hashCode(), 4), logged.getFirst().partition());
            }
            entrance.handle(0, null);
            try {
                world.runFor(3_000);
            } catch (Violation refused) {
                Expect.that("API", refused.sentence().contains("IllegalArgumentException"), "A missing request must be refused with IllegalArgumentException: "
                        + refused.sentence());
                return;
            }
            throw new Violation("API", "A missing request must be refused with IllegalArgumentException.");
        });
    }

    private static void nobody(Entrance entrance, ClickRequest click) {
        Request<ClickResponse> request = entrance.handle(0, click);
        entrance.world().runUntil(() -> request.state() != Request.State.RUNNING, 10_000);
        Expect.that("answer", request.isAnswered(), "A click on an ad that is not there gets no answer.");
        Expect.equal("answer", "The answer for an ad that is not there", new ClickResponse(404, null, false), request.result());
        Expect.that("answer", entrance.all().isEmpty(), "A click on an ad that is not there was logged.");
    }

    @Test
    @Check(
            id = "D3",
            title = "One append an impression, over all machines, as long as nothing goes wrong",
            points = 3,
            hint = "The shared cache knows what is in the log; it may forget, and then a second copy does no harm.")
    void economy(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            World world = new World(setup(solution, schedule));
            Entrance entrance = entrance(solution, world, 3);
            for (int i = 0; i < 30; i++) {
                String impression = "imp-" + i % 10;
                Request<ClickResponse> request = judged(entrance, entrance.handle(i % 3, entrance.click(impression, "ad-4")), impression, "ad-4");
                Expect.that("tracked", request.result().tracked(), "A click without any fault is not tracked.");
                world.runFor(60_000);
            }
            world.runFor(3 * 3_600_000);
            for (int i = 0; i < 10; i++) {
                judged(entrance, entrance.handle(1, new ClickRequest(entrance.token("imp-" + i, "ad-4", entrance.now() - 4 * 3_600_000), "ad-4", entrance.now(), "u", null, null)),
                        "imp-" + i, "ad-4");
                Expect.equal("appends", "The number of appends for an impression without any fault", 1L, entrance.logged("imp-" + i));
            }
            entrance.cache().forget();
            Request<ClickResponse> again = judged(entrance, entrance.handle(0, entrance.click("imp-1", "ad-4")), "imp-1", "ad-4");
            Expect.that("tracked", again.result().tracked(), "When the cache has forgotten, a click is not tracked any more.");
            together(entrance);
            retries(solution, schedule);
        });
    }

    /** At the same moment copies are allowed; afterwards none is added. */
    private static void together(Entrance entrance) {
        List<Request<ClickResponse>> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            requests.add(entrance.handle(i % 3, entrance.click("both", "ad-5")));
        }
        requests.forEach(request -> judged(entrance, request, "both", "ad-5"));
        long before = entrance.logged("both");
        Expect.that("tracked", before >= 1, "Of six clicks at the same moment none is in the log.");
        judged(entrance, entrance.handle(2, entrance.click("both", "ad-5")), "both", "ad-5");
        Expect.equal("appends", "The number of copies after one more click", before, entrance.logged("both"));
    }

    private static void retries(AdClickSolution solution, Schedule schedule) {
        World world = new World(setup(solution, schedule));
        Entrance entrance = entrance(solution, world, 2);
        ClickRequest click = entrance.click("imp-1", "ad-6");
        Client.Conversation<ClickResponse> conversation = new Client(world, 3, 100).ask(() -> entrance.handle(0, click));
        world.runFor(5_000);
        Expect.that("tracked", conversation.answer().isPresent() && conversation.tries().size() == 1, "A browser had to ask again although nothing went wrong.");
    }
}
