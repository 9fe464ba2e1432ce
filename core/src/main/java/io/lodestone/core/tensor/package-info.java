/** Blocks of numbers. */
package io.lodestone.core.tensor;
