/**
 * Spectra: a quantity along an axis, what can be read off it, and representations of densities of
 * states, diffraction patterns and absorption edges.
 */
package io.lodestone.represent.spectrum;
