package io.lodestone.archive.parse.fhiaims;

/**
 * A file with a density of states that the output says it wrote.
 *
 * @param name its name as printed
 * @param projection what it is projected on
 * @param species the species that it is projected on, or null
 */
record DosFile(String name, Projection projection, String species) {
  /** What a density of states is projected on. */
  enum Projection {
    TOTAL,
    ATOM,
    SPECIES
  }
}
