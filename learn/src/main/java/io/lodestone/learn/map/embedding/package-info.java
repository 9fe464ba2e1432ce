/**
 * Maps that keep neighbourhoods: UMAP and t-SNE, from lists of nearest neighbours to coordinates.
 *
 * <p>A graph of who is near whom is drawn: near ones attract, all others repel. Every point moves
 * itself only and sees the others where they were before, so that the map is the same on any number
 * of cores.
 */
package io.lodestone.learn.map.embedding;
