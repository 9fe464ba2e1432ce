package io.lodestone.study.record;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A number that a step gives, by which the study is judged and found.
 *
 * @param name in snake case, such as {@code mae}
 * @param value the number
 * @param std its standard uncertainty in the same unit; null where there is none
 * @param unit as people write it; empty for plain numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedNumber(String name, double value, Double std, String unit) {}
