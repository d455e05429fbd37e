package spikelab;
import java.time.LocalDate; import java.util.*; import java.util.function.*; import java.util.random.RandomGenerator;
/** The types that the ten specs' contracts use, each at least once as parameter, as result and inside a record. */
public interface C {
  record Arc(long from, long to, String node) {}
  interface Ring { List<Arc> add(String node, int weight); default List<Arc> add(String node) { return add(node, 1); } Iterator<String> walk(String key); List<String> nodes(); Map<String,Integer> sizes(); Map<String,String> removeNode(String n); }
  interface Hasher { long hash(String s); }
  interface Modulo { int moved(Function<String,String> before, Function<String,String> after, Collection<String> keys); }
  enum Verdict { VALID, INVALID }  enum Kind { A, B }
  record AdCount(String ad, long n) {}  record Effect(Verdict verdict, List<AdCount> results) { public Effect { results = List.copyOf(results); } }
  record RowKey(String ad, Kind kind) {}  record Page(List<Arc> arcs, boolean more) {}
  record Req(String domain, Map<String,String> attributes, long cost) { public Req { attributes = Map.copyOf(attributes); } }
  record Counts(long window, Map<String, List<Long>> admitted) {}
  record Cond(Optional<String> etag, byte[] body, OptionalLong rev) {}
  sealed interface Reply permits Accepted, SoldOut {} record Accepted(String id, List<LocalDate> nights) implements Reply {} record SoldOut(LocalDate night) implements Reply {}
  record Versioned<T extends Record>(long version, T value) {}  record Row<V extends Record>(String id, V value) {} record Table<V extends Record>(String name, Class<V> type) {}
  interface Tx { long get(String k); void set(String k, long v); OptionalLong find(String k); }
  interface Store { <R> R atomically(Function<Tx,R> script); <T extends Record> Optional<Versioned<T>> get(String key, Class<T> type); <V extends Record> List<Row<V>> scan(Table<V> t, String from, int limit); Set<String> missing(List<String> hashes); Map<String, Long> list(); Optional<byte[]> chunk(String h); List<byte[]> chunks(); void save(String key, List<String> value); boolean transact(List<Arc> checks, Map<RowKey, Long> writes); }
  interface Session { byte[] open(byte[] sealed, Supplier<byte[]> keys); }
  interface Service { Reply handle(Req r); Effect reduce(ToIntFunction<AdCount> p, List<AdCount> in); Counts merge(Counts a, Counts b); Optional<AdCount> best(Map<RowKey, Long> served); OptionalLong next(OptionalLong after, RandomGenerator random); <T> List<T> shuffle(List<T> tracks, RandomGenerator rnd); Set<String> friends(Set<String> a, Set<String> b); List<LocalDate> nights(LocalDate a, LocalDate b); Cond cond(Optional<String> tag, Optional<List<String>> nested); Predicate<Req> rule(String domain); Comparator<AdCount> order(); Iterable<Integer> numbers(); }
  interface Solution { Ring ring(Hasher h); Modulo modulo(List<String> nodes); Service service(Store s); Session session(); }
}
