/** Classes of which there are few rows, made as heavy as the others while a model learns. */
package io.lodestone.learn.imbalance;
