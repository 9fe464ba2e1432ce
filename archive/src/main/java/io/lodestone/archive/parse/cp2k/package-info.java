/**
 * Reads what CP2K writes: its main output, with the input, trajectory, cell, energies, densities of
 * states and bands beside it.
 */
package io.lodestone.archive.parse.cp2k;
