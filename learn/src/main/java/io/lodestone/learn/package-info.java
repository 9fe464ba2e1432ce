/**
 * Learning from tables of materials: what a learner is, the registry of those that there are, and
 * models, every prediction of which is a distribution with a statement on where it holds.
 *
 * <p>The methods themselves are in the packages below.
 */
package io.lodestone.learn;
