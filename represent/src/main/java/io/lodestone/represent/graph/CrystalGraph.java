package io.lodestone.represent.graph;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.CoordinationRule;
import io.lodestone.represent.Atoms;

/**
 * A structure as a directed graph: nodes are its sites, in their order; an edge goes from an atom
 * to a neighbour, which may be an image in another cell, so that two nodes may have several edges.
 *
 * <p>Edges come by source, then distance, then target and image. The vector of an edge is {@code
 * position[target] + image · lattice − position[source]}, as in ASE's neighbour lists. The arrays
 * belong to the graph and are not to be changed.
 *
 * @param numbers atomic number of each node
 * @param positions Cartesian, Å: x, y, z of each node
 * @param lattice its nine components, row by row, Å; zeros where nothing repeats
 * @param isPeriodic whether the structure repeats along a, b and c
 * @param sources node from which each edge goes
 * @param targets node to which it goes
 * @param images lattice vectors to add to the target's position: a, b, c of each edge
 * @param distances length of each edge, Å
 * @param angles between edges of one source
 */
public record CrystalGraph(
    int[] numbers,
    double[] positions,
    double[] lattice,
    boolean[] isPeriodic,
    int[] sources,
    int[] targets,
    int[] images,
    double[] distances,
    EdgeAngles angles) {

  /**
   * The graph of a structure.
   *
   * @throws io.lodestone.core.error.InvalidInput when the structure is empty or disordered, has
   *     atoms on top of each other, or too many neighbours
   */
  public static CrystalGraph of(Structure structure, GraphSettings settings) {
    Atoms atoms = Atoms.of(structure);
    Edges edges = new Edges(atoms.size());
    switch (settings.neighbours()) {
      case CUT_OFF -> edges.addWithin(structure, settings.rCut());
      case NEAREST -> edges.addNearest(structure, settings.nearest());
      case VORONOI -> edges.add(structure, new CoordinationRule.VoronoiFaces(settings.face()));
      case COVALENT_RADII ->
          edges.add(structure, new CoordinationRule.CovalentRadii(settings.stretch()));
      case NEAR_NEIGHBOURS -> edges.add(structure, new CoordinationRule.NearNeighbours());
    }
    if (settings.symmetric()) {
      edges.addReversed();
    }
    return edges.graph(atoms, settings.angleCutOff());
  }

  /** How many atoms there are. */
  public int nodes() {
    return numbers.length;
  }

  /** How many edges there are; one and its reverse are two. */
  public int edges() {
    return sources.length;
  }

  /** One component of the vector of an edge, Å: 0 for x, 1 for y, 2 for z. */
  public double vector(int edge, int component) {
    return vector(positions, lattice, sources[edge], targets[edge], images, edge, component);
  }

  static double vector(
      double[] positions,
      double[] lattice,
      int source,
      int target,
      int[] images,
      int edge,
      int component) {
    return positions[3 * target + component]
        - positions[3 * source + component]
        + images[3 * edge] * lattice[component]
        + images[3 * edge + 1] * lattice[3 + component]
        + images[3 * edge + 2] * lattice[6 + component];
  }

  static double[] lattice(Structure structure) {
    return structure.lattice().map(Lattice::toRows).orElse(new double[9]);
  }
}
