/**
 * Smooth overlap of atomic positions (SOAP): the power spectrum of the density around each atom (A.
 * P. Bartók, R. Kondor and G. Csányi, Phys. Rev. B 87, 184115, 2013).
 *
 * <p>With the defaults the numbers are those of DScribe 2.1.1 (L. Himanen et al., Comput. Phys.
 * Commun. 247, 106949, 2020): the density is not normalised, the centre is part of it, neighbours
 * count up to where their Gaussians have fallen to a thousandth at the cut-off, and p = π √(8/(2l +
 * 1)) Σ_m c_nlm c_n'lm.
 */
package io.lodestone.represent.environment.soap;
