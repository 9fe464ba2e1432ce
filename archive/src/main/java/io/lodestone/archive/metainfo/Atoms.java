package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Atoms in a cell or in free space. */
@Section("Atoms in a cell or in free space.")
public record Atoms(
    @Quantity("number of atoms") Integer nAtoms,
    @Quantity("n element symbols; X for a ghost or unknown atom") List<String> labels,
    @Quantity("n atomic numbers, 0 where unknown") List<Integer> species,
    @Quantity(unit = "m", value = "n × 3 Cartesian") Tensor positions,
    @Quantity(unit = "m", value = "3 × 3, a vector per row") Tensor latticeVectors,
    @Quantity("along which lattice vectors the system repeats") List<Boolean> periodic,
    @Quantity(unit = "m/s", value = "n × 3 Cartesian") Tensor velocities,
    @Quantity(unit = "C", value = "total charge") Double charge,
    @Quantity("n occupations, where a site is not fully occupied") List<Double> concentrations,
    @Quantity(unit = "A m^2", value = "n collinear or n × 3 moments") Tensor magneticMoments,
    @Quantity("n × 3; 1 where a coordinate is held fixed") Tensor fixed,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {
  private static final double ANGSTROM = 1e-10;

  /**
   * The atoms as a structure in Å. Atoms at one place whose occupations add up to at most 1 share a
   * site.
   *
   * @return empty where labels or positions are missing
   */
  public Optional<Structure> toStructure() {
    if (positions == null || labels.isEmpty() || positions.length(0) != labels.size()) {
      return Optional.empty();
    }
    Optional<Lattice> lattice = Optional.ofNullable(latticeVectors).map(Atoms::lattice);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Vector3 place =
          Vector3.of(positions.get(i, 0), positions.get(i, 1), positions.get(i, 2))
              .scaled(1 / ANGSTROM);
      Vector3 position = lattice.map(cell -> cell.toFractional(place)).orElse(place);
      double occupation = concentrations.isEmpty() ? 1 : concentrations.get(i);
      Occupant occupant = new Occupant(Species.parse(labels.get(i)), occupation);
      Site before = sites.isEmpty() ? null : sites.getLast();
      if (occupation < 1
          && before != null
          && !before.isOrdered()
          && before.position().equals(position)) {
        List<Occupant> together = new ArrayList<>(before.occupants());
        together.add(occupant);
        sites.set(sites.size() - 1, Site.of(together, position));
      } else {
        sites.add(Site.of(List.of(occupant), position));
      }
    }
    Periodicity along =
        periodic.size() == 3
            ? new Periodicity(periodic.get(0), periodic.get(1), periodic.get(2))
            : lattice.isPresent() ? Periodicity.ALL : Periodicity.NONE;
    return Optional.of(
        new Structure(lattice, lattice.isPresent() ? along : Periodicity.NONE, sites));
  }

  private static Lattice lattice(Tensor vectors) {
    return Lattice.ofRows(vectors.scaled(1 / ANGSTROM).values());
  }
}
