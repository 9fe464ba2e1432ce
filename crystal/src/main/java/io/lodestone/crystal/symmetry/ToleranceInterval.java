package io.lodestone.crystal.symmetry;

/**
 * The tolerances over which an answer was found to stay the same.
 *
 * @param smallest the smallest that gave it, in Å
 * @param largest the largest that gave it, in Å
 */
public record ToleranceInterval(double smallest, double largest) {}
