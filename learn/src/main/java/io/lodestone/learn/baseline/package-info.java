/** What every other learner has to be better than. */
package io.lodestone.learn.baseline;
