package io.lodestone.crystal.symmetry;

/**
 * The tolerances over which an answer stays the same, as far as they were tried.
 *
 * @param smallest the smallest that gave it, in Å
 * @param largest the largest that gave it, in Å
 */
public record ToleranceInterval(double smallest, double largest) {}
