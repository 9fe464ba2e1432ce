/** Gradient boosting: trees that each mend what those before them leave, by XGBoost. */
package io.lodestone.learn.boosting;
