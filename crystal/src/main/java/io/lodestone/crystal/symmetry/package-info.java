/** The symmetry of crystals: operations, and the settings of the space-group types. */
package io.lodestone.crystal.symmetry;
