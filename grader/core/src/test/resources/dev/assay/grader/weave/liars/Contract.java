package liars;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a lab can ask a solution for. */
public interface Contract {
    List<String> list();

    Set<String> set();

    Map<String, Long> map();
}
