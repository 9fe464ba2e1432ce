/** Uncertainties that are as large as the errors of rows that were not learned from. */
package io.lodestone.learn.calibration;
