package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration of atoms. */
@Section("A configuration of atoms.")
public record AtomicSystem(
    @Quantity("title that the user gave") String name,
    @Quantity("bulk, surface, molecule / cluster, atom, ...") String type,
    @Quantity("the atoms") Atoms atoms,
    @Quantity("named groups of atoms") List<AtomsGroup> atomsGroup,
    @Quantity("symmetry as the program or file states it") SystemSymmetry symmetry,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {
  /**
   * The structure of the atoms. Where elements are unknown, sites are labelled with the kind that
   * the file puts them in, as a POSCAR without symbols does, so that unlike atoms stay unlike.
   *
   * @return empty where labels or positions are missing
   */
  public Optional<Structure> toStructure() {
    Optional<Structure> structure = atoms == null ? Optional.empty() : atoms.toStructure();
    return structure.map(
        found -> {
          List<Site> sites = new ArrayList<>(found.sites());
          for (AtomsGroup group : atomsGroup) {
            if ("kind".equals(group.type())) {
              for (int atom : group.atomIndices()) {
                if (atom < sites.size() && sites.get(atom).mainSpecies().element().isEmpty()) {
                  sites.set(atom, sites.get(atom).labelled(group.label()));
                }
              }
            }
          }
          return new Structure(found.lattice(), found.periodicity(), sites);
        });
  }

  /**
   * The composition of the structure, or that of a formula that stands for it as its name, as of a
   * measured sample.
   */
  public Optional<Composition> toComposition() {
    return toStructure().map(Structure::composition).or(this::named);
  }

  private Optional<Composition> named() {
    try {
      return Optional.ofNullable(name).map(Composition::parse);
    } catch (InvalidInput notAFormula) {
      return Optional.empty();
    }
  }
}
