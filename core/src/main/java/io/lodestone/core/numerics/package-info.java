/** Numerical methods that several rooms need: linear least squares, symmetric eigenvalues. */
package io.lodestone.core.numerics;
