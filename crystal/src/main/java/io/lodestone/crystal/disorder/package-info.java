/** Disordered crystals as ensembles of the ordered ones that they may be, and their averages. */
package io.lodestone.crystal.disorder;
