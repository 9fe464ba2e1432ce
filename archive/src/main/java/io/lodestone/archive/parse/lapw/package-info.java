/**
 * What exciting and Elk, two children of the EXCITING code of 2002 to 2008, still write alike: the
 * description of the crystal, eigenvalues, bands and densities of states. All values in these files
 * are in Hartree atomic units.
 */
package io.lodestone.archive.parse.lapw;
