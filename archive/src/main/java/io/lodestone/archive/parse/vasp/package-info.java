/** Reads what VASP writes: vasprun.xml, OUTCAR with the files beside it, and POSCAR. */
package io.lodestone.archive.parse.vasp;
