/** In how many directions the bonds of a structure go on without end. */
package io.lodestone.crystal.dimensionality;
