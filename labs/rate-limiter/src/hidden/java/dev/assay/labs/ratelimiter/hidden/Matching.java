package dev.assay.labs.ratelimiter.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.ratelimiter.Algorithm;
import dev.assay.labs.ratelimiter.Descriptor;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.Request;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.RuleCache;
import dev.assay.labs.ratelimiter.RuleMatcher;
import dev.assay.labs.ratelimiter.testbed.SimulatedRules;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules: which fits, what is counted, and how they are kept at hand. */
@Part(id = "B", title = "Rules")
final class Matching {
    private static final List<String> KEYS = List.of("user", "ip", "path", "plan");
    private static final List<String> VALUES = List.of("x", "y", "X");

    @Test
    @Check(
            id = "B1",
            title = "The most specific rule wins",
            points = 5,
            schedules = 200,
            hint = "More descriptors first, then more exact values, then the order of the list. Attributes that no descriptor names don't matter.")
    void mostSpecific(RateLimiterSolution solution, Schedules schedules) {
        RuleMatcher matcher = solution.rules();
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("rules");
            List<Rule> rules = new ArrayList<>();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                rules.add(rule(random, 1 + rules.size()));
            }
            for (int i = 0; i < 40; i++) {
                Request request = request(random);
                Expect.equal("rule", "Among " + rules.size() + " rules, the one for " + inWords(request),
                        best(rules, request).map(Rule::limit), matcher.match(rules, request).map(Rule::limit));
            }
        });
    }

    private static Rule rule(RandomStream random, int limit) {
        List<Descriptor> descriptors = new ArrayList<>();
        for (String key : KEYS) {
            if (random.chance(400)) {
                descriptors.add(new Descriptor(key, random.chance(500) ? null : VALUES.get(random.nextInt(VALUES.size()))));
            }
        }
        return new Rule(random.chance(800) ? "api" : "web", descriptors, Algorithm.FIXED_WINDOW, limit, 1_000);
    }

    private static Request request(RandomStream random) {
        Map<String, String> attributes = new TreeMap<>();
        for (String key : KEYS) {
            if (random.chance(700)) {
                attributes.put(key, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return new Request(random.chance(800) ? "api" : "web", attributes, 1);
    }

    private static String inWords(Request request) {
        return "a request of '" + request.domain() + "' with " + request.attributes();
    }

    private static Optional<Rule> best(List<Rule> rules, Request request) {
        Optional<Rule> best = Optional.empty();
        for (Rule rule : rules) {
            boolean fits = rule.domain().equals(request.domain()) && rule.descriptors().stream().allMatch(wanted -> {
                String value = request.attributes().get(wanted.key());
                return value != null && (wanted.value() == null || value.equals(wanted.value()));
            });
            if (fits && (best.isEmpty() || rank(rule) > rank(best.get()))) {
                best = Optional.of(rule);
            }
        }
        return best;
    }

    private static long rank(Rule rule) {
        return 100L * rule.descriptors().size() + rule.descriptors().stream().filter(wanted -> wanted.value() != null).count();
    }

    @Test
    @Check(
            id = "B2",
            title = "Different callers never share a counter, and one caller always has the same",
            points = 3,
            schedules = 20,
            hint = "Whatever separates two values may be part of a value. Write the length before each, for example.")
    void counterKeys(RateLimiterSolution solution, Schedules schedules) {
        RuleMatcher matcher = solution.rules();
        Rule users = new Rule("api", List.of(new Descriptor("user", null), new Descriptor("ip", null)), Algorithm.FIXED_WINDOW, 5, 1_000);
        Rule prefix = new Rule("ap", List.of(new Descriptor("iuser", null), new Descriptor("ip", null)), Algorithm.FIXED_WINDOW, 5, 1_000);
        Rule exact = new Rule("api", List.of(new Descriptor("user", "a"), new Descriptor("ip", null)), Algorithm.FIXED_WINDOW, 5, 1_000);
        Rule wider = new Rule("api", List.of(new Descriptor("user", null), new Descriptor("ip", null)), Algorithm.FIXED_WINDOW, 6, 1_000);
        Rule logged = new Rule("api", List.of(new Descriptor("user", null), new Descriptor("ip", null)), Algorithm.SLIDING_LOG, 5, 1_000);
        List<Rule> rules = List.of(users, prefix, exact, wider, logged);
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("values");
            Map<String, String> callers = new HashMap<>();
            for (String separator : List.of(between(matcher, rules, users), ":", "|", "", "\0", ",", "=", "/", ";", " ", "#", "{", "\"", "\\")) {
                for (int i = 0; i < 20; i++) {
                    String one = text(random, separator);
                    String other = text(random, separator);
                    unique(matcher, rules, users, one + separator + other, "c", callers);
                    unique(matcher, rules, users, one, other + separator + "c", callers);
                }
            }
            for (List<String> pair : List.of(List.of("Aa", "BB"), List.of("BB", "Aa"), List.of("AaAa", "BBBB"), List.of("1:a", "2"),
                    List.of("", ""), List.of("", ":"), List.of(":", ""), List.of("a", "b"), List.of("null", "a"), List.of("*", "a"))) {
                for (Rule rule : rules) {
                    if (rule.descriptors().getFirst().value() == null || pair.getFirst().equals("a")) {
                        unique(matcher, rules, rule, pair.getFirst(), pair.getLast(), callers);
                    }
                }
            }
        });
    }

    /** Whatever the student's keys have between two values: who uses it as a part of a value must be told apart too. */
    private static String between(RuleMatcher matcher, List<Rule> rules, Rule rule) {
        String key = matcher.counterKey(rules, rule, new Request("api", Map.of("user", "first-value", "ip", "second-value"), 1));
        int from = key == null ? -1 : key.indexOf("first-value");
        int to = key == null ? -1 : key.indexOf("second-value");
        return from < 0 || to < from ? "~" : key.substring(from + "first-value".length(), to);
    }

    private static String text(RandomStream random, String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append((char) ('a' + random.nextInt(3))).append(random.chance(300) ? separator : "").append(random.nextInt(4));
        }
        return text.toString();
    }

    private static void unique(RuleMatcher matcher, List<Rule> rules, Rule rule, String user, String ip, Map<String, String> callers) {
        String first = rule.descriptors().get(0).key();
        String second = rule.descriptors().get(1).key();
        Request request = new Request(rule.domain(), Map.of(first, user, second, ip), 1);
        String key = matcher.counterKey(rules, rule, request);
        Expect.that("key", key != null, "The counter's key is null.");
        String caller = rules.indexOf(rule) + " " + user.length() + " " + user + " " + ip;
        String before = callers.putIfAbsent(key, caller);
        Expect.that("key", before == null || before.equals(caller), "Two different callers, of rules for " + first + " and " + second
                + ", share one counter: one of them has " + first + "='" + printable(user) + "' and " + second + "='" + printable(ip) + "'.");
        Request more = new Request(rule.domain(), Map.of(first, user, second, ip, "agent", "curl"), 3);
        Expect.equal("key", "The counter's key of the same caller with another cost and one more attribute", key,
                matcher.counterKey(rules, rule, more));
    }

    private static String printable(String text) {
        return text.replace("\0", "\\0");
    }

    // ------------------------------------------------------------------------------------------------- the cache

    private static final Rule GOOD = new Rule("api", List.of(new Descriptor("user", null)), Algorithm.FIXED_WINDOW, 5, 1_000);

    private static Rule numbered(long number) {
        return new Rule("api", List.of(), Algorithm.FIXED_WINDOW, number, 1_000);
    }

    private static final class Cache {
        private final World world;
        private final SimulatedRules source;
        private final RuleCache cache;
        private final Instance instance;

        Cache(RateLimiterSolution solution, Schedule schedule, List<Rule> first) {
            this.world = new World(World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 20)));
            this.source = new SimulatedRules(world, first);
            this.instance = world.instance("gate");
            this.cache = solution.ruleCache(
                    source, instance.time(), 1_000, Submission.reference(RateLimiterSolution.class).rules());
            instance.begin("run", () -> {
                cache.run();
                return null;
            });
        }

        List<Rule> current() {
            return Returned.list("current()", Rule.class, cache.current());
        }

        /** Asked outside of any fiber: calling a port here is a failure of its own. */
        Optional<Long> limit() {
            return cache.match(new Request("api", Map.of("user", "u"), 1)).map(Rule::limit);
        }
    }

    @Test
    @Check(
            id = "B3",
            title = "A list of rules with one that is invalid is refused as a whole",
            points = 2,
            hint = "Check all of them before you keep any.")
    void allOrNothing(RateLimiterSolution solution, Schedules schedules) {
        List<Rule> invalid = List.of(
                new Rule("api", List.of(), Algorithm.FIXED_WINDOW, 0, 1_000),
                new Rule("api", List.of(), Algorithm.FIXED_WINDOW, 5, 0),
                new Rule("api", List.of(), Algorithm.SLIDING_LOG, -1, 1_000),
                new Rule("", List.of(), Algorithm.FIXED_WINDOW, 5, 1_000),
                new Rule("api", List.of(new Descriptor("user", "a"), new Descriptor("user", null)), Algorithm.FIXED_WINDOW, 5, 1_000));
        schedules.forEach(schedule -> {
            for (Rule bad : invalid) {
                Cache cache = new Cache(solution, schedule, List.of(GOOD));
                Expect.equal("rules", "The rules before the first were loaded", List.of(), cache.current());
                cache.world.runFor(500);
                Expect.equal("rules", "The rules after the first load", List.of(GOOD), cache.current());
                cache.source.change(List.of(numbered(8), bad, numbered(9)));
                cache.world.runFor(3_000);
                Expect.equal("rules", "The rules after a list with an invalid one was loaded", List.of(GOOD), cache.current());
                cache.source.change(List.of(numbered(7)));
                cache.world.runFor(1_200);
                Expect.equal("rules", "The rules after the list was mended", List.of(numbered(7)), cache.current());
            }
        });
    }

    @Test
    @Check(
            id = "B4",
            title = "New rules are in force after the refresh interval, old ones while the source is down",
            points = 4,
            schedules = 20,
            hint = "run() must not end: not by an exception either. A request never waits for rules.")
    void refreshes(RateLimiterSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            Cache cache = new Cache(solution, schedule, List.of(numbered(1)));
            cache.world.runFor(120);
            Expect.equal("rules", "120 ms after the start, the limit in force", Optional.of(1L), cache.limit());
            long number = 1;
            for (int change = 0; change < 40; change++) {
                if (change == 20) {
                    long from = cache.world.nowMillis();
                    cache.source.isDown(from, from + 5_000);
                    cache.world.runFor(60); // a refresh that was under way has ended
                }
                cache.source.change(List.of(numbered(++number)));
                if (change == 20) {
                    long before = number - 1;
                    cache.world.runFor(4_840);
                    Expect.equal("rules", "While the source is down, the limit in force", Optional.of(before), cache.limit());
                    cache.world.runFor(100);
                }
                // A refresh may be waiting for its time-out of 50 ms when the source comes back.
                cache.world.runFor(1_000 + 120 + random.nextInt(400));
                Expect.equal("rules", "1,120 ms after a change, the limit in force", Optional.of(number), cache.limit());
            }
            long most = cache.world.nowMillis() / 1_000 + 2;
            Expect.that("calls", cache.world.calls().size() <= most, "In " + cache.world.nowMillis() / 1_000
                    + " s, with a refresh interval of 1 s, the rules were loaded " + cache.world.calls().size() + " times.");
        });
    }
}
