package io.lodestone.learn.cluster;

/**
 * To which cluster points belong, and how surely.
 *
 * @param labels the number of a cluster, from 0; -1 for a point that belongs to none
 * @param strengths from 0, not at all, to 1
 */
public record Assignment(int[] labels, double[] strengths) {}
