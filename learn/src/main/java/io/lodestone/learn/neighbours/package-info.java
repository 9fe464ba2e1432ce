/** Answers of the nearest rows. */
package io.lodestone.learn.neighbours;
