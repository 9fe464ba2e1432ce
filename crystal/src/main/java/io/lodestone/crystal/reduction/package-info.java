/** Cells of a lattice that depend on the lattice and not on how it was written down. */
package io.lodestone.crystal.reduction;
