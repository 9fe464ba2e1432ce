/**
 * What a fitted model rests on: importance by permutation, partial dependence, Shapley values,
 * Sobol indices.
 *
 * <p>All of them say how a model answers, not how nature does.
 */
package io.lodestone.learn.explain;
