/** Matrices of the interactions between the atoms of a structure. */
package io.lodestone.represent.matrix;
