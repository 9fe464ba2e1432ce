package io.lodestone.represent.geometry;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.PointGroup;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The symmetry of a crystal in numbers. */
public final class GlobalSymmetry implements RepresentationFamily<Structure, SymmetrySettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "symmetry",
        "space group, crystal system, point group and independent sites",
        "International Tables for Crystallography A (2016)",
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
  public SettingsType<SymmetrySettings> settings() {
    return SettingsType.of(SymmetrySettings.class);
  }

  @Override
  public Representation<Structure> create(SymmetrySettings settings, Scope scope) {
    return new Numbers(new BoundedSymmetry(settings.tolerance()));
  }

  private record Numbers(BoundedSymmetry bounded) implements Representation<Structure> {
    /** The crystal system counts from 1, triclinic, to 7, cubic; what is true is 1, else 0. */
    private static final List<Feature> FEATURES =
        Stream.of(
                "space group number",
                "crystal system",
                "point group order",
                "is centrosymmetric",
                "is chiral",
                "is polar",
                "independent sites",
                "sites of the primitive cell")
            .map(Feature::plain)
            .toList();

    @Override
    public List<Feature> features() {
      return FEATURES;
    }

    @Override
    public void represent(Structure structure, FeatureRow row) {
      Atoms.requireCrystal(structure);
      Symmetry symmetry = bounded.of(structure);
      PointGroup group = symmetry.pointGroup();
      row.set(0, symmetry.number());
      row.set(1, group.crystalSystem().ordinal() + 1);
      row.set(2, group.order());
      row.set(3, group.isCentrosymmetric() ? 1 : 0);
      row.set(4, group.isChiral() ? 1 : 0);
      row.set(5, group.isPolar() ? 1 : 0);
      row.set(6, symmetry.orbits().size());
      row.set(7, (double) structure.size() / symmetry.cellMultiplicity());
    }
  }
}
