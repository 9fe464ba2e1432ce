package io.lodestone.study.record;

/**
 * A finding beside what was published.
 *
 * @param what the number is
 * @param value step and name, with a dot between
 * @param ours the number; null where the step gives none of that name
 * @param std its standard uncertainty, or null
 * @param unit of both
 * @param published as text; empty where nothing was
 * @param expected what ours had to be
 * @param agrees whether it is
 */
public record Verdict(
    String what,
    String value,
    Double ours,
    Double std,
    String unit,
    String published,
    String expected,
    boolean agrees) {}
