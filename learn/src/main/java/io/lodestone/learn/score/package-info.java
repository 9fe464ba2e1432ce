/** How good predictions are: errors, distributions, intervals, classes. */
package io.lodestone.learn.score;
