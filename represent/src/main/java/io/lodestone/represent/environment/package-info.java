/**
 * Representations of the surroundings of each atom of a structure: what they share.
 *
 * <p>A {@link io.lodestone.represent.environment.LocalRepresentation} gives a row of numbers per
 * site; the methods are in the packages below. Kernels that compare structures site by site are in
 * {@code kernel}.
 */
package io.lodestone.represent.environment;
