/**
 * Kernels: how alike are two sites, by their rows, and two structures, by their sites (S. De, A. P.
 * Bartók, G. Csányi and M. Ceriotti, Phys. Chem. Chem. Phys. 18, 13754, 2016).
 */
package io.lodestone.represent.environment.kernel;
