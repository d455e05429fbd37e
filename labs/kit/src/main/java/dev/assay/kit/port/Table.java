package dev.assay.kit.port;

/**
 * A table of a {@link Store}. Its rows' values are plain data: records of primitives, texts, enums, dates, byte arrays, other records,
 * and lists, sets, maps and optionals of these. They are copied on their way in and out. A table exists once somebody names it.
 *
 * @param <V> what a row's value is
 * @param name 1 to 60 characters; two tables of one name are one table
 * @param type the class of values
 */
public record Table<V extends Record>(String name, Class<V> type) {
    /** @throws IllegalArgumentException if the name is null or blank or too long, or the type is null */
    public Table {
        if (name == null || name.isBlank() || name.length() > 60) {
            throw new IllegalArgumentException("a table's name has 1 to 60 characters, not: " + name);
        }
        if (type == null) {
            throw new IllegalArgumentException("the table " + name + " has no type");
        }
    }
}
