package io.lodestone.figure;

/**
 * A marked value of an axis.
 *
 * @param value the value
 * @param label what stands at it; empty for a small tick between others
 */
public record Tick(double value, String label) {}
