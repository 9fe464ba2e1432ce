/**
 * Crystallographic Information Files: the syntax of CIF 1.1 and 2.0, and the crystal structures in
 * them.
 */
package io.lodestone.archive.parse.cif;
