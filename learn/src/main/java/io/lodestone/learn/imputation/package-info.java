/**
 * What stands where a feature has no value: learned from the training rows, kept with the model.
 */
package io.lodestone.learn.imputation;
