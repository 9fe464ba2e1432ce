/** What the geometry of a crystal says in a few numbers: packing, bonds, symmetry, diffraction. */
package io.lodestone.represent.geometry;
