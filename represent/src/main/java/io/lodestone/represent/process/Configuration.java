package io.lodestone.represent.process;

/**
 * One of the arrangements that a material is a mixture of.
 *
 * @param material how it is arranged
 * @param energy eV of the cell that all arrangements share
 * @param degeneracy how many arrangements are equal to it by symmetry, at least 1
 * @param <M> what a representation looks at
 */
public record Configuration<M>(M material, double energy, long degeneracy) {}
