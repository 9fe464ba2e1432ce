/** Crystals as graphs of atoms and the pairs of them that see each other, for neural networks. */
package io.lodestone.represent.graph;
