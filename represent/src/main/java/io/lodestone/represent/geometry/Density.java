package io.lodestone.represent.geometry;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How densely a crystal is packed: density, volume per atom, and the part of space that spheres of
 * the size of the atoms fill. Disordered sites count by their occupancies, vacancies not at all.
 */
public final class Density implements RepresentationFamily<Structure, DensitySettings> {
  private static final double ANGSTROM_PER_PICOMETRE = 0.01;

  @Override
  public Profile profile() {
    return new Profile(
        "density",
        "density, volume per atom and packing fraction",
        "L. Ward et al., Comput. Mater. Sci. 152, 60 (2018)",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION,
            Invariance.CELL),
        Profile.LengthScale.CELL,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<DensitySettings> settings() {
    return SettingsType.of(DensitySettings.class);
  }

  @Override
  public Representation<Structure> create(DensitySettings settings, Scope scope) {
    return new Packing(settings.radius());
  }

  private record Packing(DensitySettings.Radius radius) implements Representation<Structure> {
    private static final List<Feature> FEATURES =
        List.of(
            Feature.of("density", "g/cm^3"),
            Feature.of("volume per atom", "Å^3"),
            Feature.plain("packing fraction"));

    @Override
    public List<Feature> features() {
      return FEATURES;
    }

    @Override
    public void represent(Structure structure, FeatureRow row) {
      Atoms.requireCrystal(structure);
      double volume = structure.volume().orElseThrow();
      double atoms = 0;
      double filled = 0;
      for (int i = 0; i < structure.size(); i++) {
        Site site = structure.sites().get(i);
        for (Occupant occupant : site.occupants()) {
          Element element = known(occupant, i);
          atoms += occupant.occupancy();
          OptionalDouble size = element.get(radius.property());
          if (size.isEmpty()) {
            row.missing(2, "no " + radius.property().description() + " of " + element);
          } else {
            double r = size.getAsDouble() * ANGSTROM_PER_PICOMETRE;
            filled += occupant.occupancy() * 4 * Math.PI / 3 * r * r * r;
          }
        }
      }
      row.set(0, structure.density().orElseThrow());
      row.set(1, volume / atoms);
      if (row.reason(2) == null) {
        row.set(2, filled / volume);
      }
    }

    private static Element known(Occupant occupant, int site) {
      return occupant
          .species()
          .element()
          .orElseThrow(
              () ->
                  new InvalidInput(
                      null, "site " + (site + 1), "an unknown species", "a known element", null));
    }
  }
}
