/**
 * Atom-centred symmetry functions: sums over neighbours and over pairs of them (J. Behler, J. Chem.
 * Phys. 134, 074106, 2011), in the order and with the factors of DScribe 2.1.1.
 */
package io.lodestone.represent.environment.acsf;
