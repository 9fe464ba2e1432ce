/** Numerical methods that several rooms need: least squares, eigenvalues, dense matrices. */
package io.lodestone.core.numerics;
