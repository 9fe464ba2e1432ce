/** Tables to learn from: columns with units, features, targets, and their content hash. */
package io.lodestone.learn.dataset;
