package dev.assay.labs.adclick;

/**
 * Which clicks are also counted apart. What is {@code null} fits anything.
 *
 * @param id its number, at least 1
 */
public record Filter(int id, String country, String userId, String ip) {
    /** @throws IllegalArgumentException if the number is less than 1 or the filter fits everything */
    public Filter {
        if (id < 1 || (country == null && userId == null && ip == null)) {
            throw new IllegalArgumentException("a filter has a number of at least 1, and asks for something");
        }
    }

    /** Whether it asks for what the click is. */
    public boolean fits(Click click) {
        return (country == null || country.equals(click.country())) && (userId == null || userId.equals(click.userId()))
                && (ip == null || ip.equals(click.ip()));
    }
}
