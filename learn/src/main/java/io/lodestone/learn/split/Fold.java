package io.lodestone.learn.split;

/**
 * Rows to learn from, and rows on which to test what was learned.
 *
 * @param training places of rows, rising; of a bootstrap sample some more than once
 * @param test places of rows, rising, none of them among those of training
 */
public record Fold(int[] training, int[] test) {}
