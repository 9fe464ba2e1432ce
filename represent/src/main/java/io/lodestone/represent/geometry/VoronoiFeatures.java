package io.lodestone.represent.geometry;

import io.lodestone.core.element.Element;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import io.lodestone.represent.composition.MagpieProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the Voronoi cells of a crystal say of its atoms whatever its volume: how many neighbours
 * they have, how even bonds and cells are, how elements are ordered, how well spheres can fill the
 * cells, and how much neighbours differ in the properties of Magpie.
 *
 * <p>After L. Ward et al., Phys. Rev. B 96, 024104 (2017). All neighbours count by the areas of the
 * faces, so that nothing jumps when a small face appears.
 */
public final class VoronoiFeatures
    implements RepresentationFamily<Structure, VoronoiFeatures.Settings>,
        Representation<Structure> {
  private static final int SHELLS = 3;
  private static final int BOND_LENGTH = Spread.SIZE;
  private static final int VARIATION = BOND_LENGTH + 3;
  private static final int VOLUME = VARIATION + Spread.SIZE;
  private static final int ORDER = VOLUME + 1;
  private static final int PACKING = ORDER + SHELLS;
  private static final int DIFFERENCES = PACKING + 1;
  private static final List<Feature> FEATURES = assemble();

  /** There is nothing to set. */
  public record Settings() {}

  private static List<Feature> assemble() {
    List<Feature> features = new ArrayList<>();
    features.addAll(Spread.features("effective coordination number", "-"));
    features.add(Feature.plain("relative bond length minimum"));
    features.add(Feature.plain("relative bond length maximum"));
    features.add(Feature.plain("relative bond length mean deviation"));
    features.addAll(Spread.features("bond length variation", "-"));
    features.add(Feature.plain("relative cell volume mean deviation"));
    for (int shell = 1; shell <= SHELLS; shell++) {
      features.add(Feature.plain("ordering parameter shell " + shell));
    }
    features.add(Feature.plain("maximum packing efficiency"));
    for (MagpieProperty property : MagpieProperty.values()) {
      features.addAll(Spread.features("local difference " + property.label(), property.unit()));
    }
    return List.copyOf(features);
  }

  @Override
  public Profile profile() {
    return new Profile(
        "voronoi",
        "Voronoi features invariant to volume",
        "L. Ward et al., Phys. Rev. B 96, 024104 (2017)",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION,
            Invariance.CELL,
            Invariance.VOLUME),
        Profile.LengthScale.BOND,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Representation<Structure> create(Settings settings, Scope scope) {
    return this;
  }

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void represent(Structure structure, FeatureRow row) {
    Atoms atoms = Atoms.ofCrystal(structure);
    Tessellation cells = new Tessellation(atoms);
    setShapes(cells, row);
    setOrder(atoms, cells, row);
    setPacking(cells, row);
    for (MagpieProperty property : MagpieProperty.values()) {
      setDifferences(property, atoms, cells, row);
    }
  }

  /** How many faces count, how long the bonds are and how much they and the cells vary. */
  private static void setShapes(Tessellation cells, FeatureRow row) {
    int n = cells.size();
    double[] effective = new double[n];
    double[] length = new double[n];
    double[] variation = new double[n];
    double[] volume = new double[n];
    for (int i = 0; i < n; i++) {
      double surface = cells.surface(i);
      double squares = 0;
      for (int face = cells.start(i); face < cells.start(i + 1); face++) {
        squares += cells.area(face) * cells.area(face);
        length[i] += cells.area(face) * cells.distance(face) / surface;
      }
      for (int face = cells.start(i); face < cells.start(i + 1); face++) {
        double off = Math.abs(cells.distance(face) - length[i]);
        variation[i] += cells.area(face) * off / (surface * length[i]);
      }
      effective[i] = surface * surface / squares;
      volume[i] = cells.volume(i);
    }
    Spread.of(effective).writeTo(row, 0);
    Spread lengths = Spread.of(length);
    row.set(BOND_LENGTH, lengths.minimum() / lengths.mean());
    row.set(BOND_LENGTH + 1, lengths.maximum() / lengths.mean());
    row.set(BOND_LENGTH + 2, lengths.deviation() / lengths.mean());
    Spread.of(variation).writeTo(row, VARIATION);
    Spread volumes = Spread.of(volume);
    row.set(VOLUME, volumes.deviation() / volumes.mean());
  }

  private static void setOrder(Atoms atoms, Tessellation cells, FeatureRow row) {
    List<Element> elements = List.copyOf(atoms.elements());
    int[] kinds = new int[atoms.size()];
    double[] shares = new double[elements.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = elements.indexOf(atoms.element(i));
      shares[kinds[i]] += 1.0 / kinds.length;
    }
    for (int shell = 1; shell <= SHELLS; shell++) {
      row.set(ORDER + shell - 1, new ChemicalOrder(cells, kinds, shares, shell).mean());
    }
  }

  /** The part of space in the largest spheres around the atoms that stay within their cells. */
  private static void setPacking(Tessellation cells, FeatureRow row) {
    double spheres = 0;
    double volume = 0;
    for (int i = 0; i < cells.size(); i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int face = cells.start(i); face < cells.start(i + 1); face++) {
        nearest = Math.min(nearest, cells.distance(face));
      }
      spheres += 4 * Math.PI / 3 * Math.pow(nearest / 2, 3);
      volume += cells.volume(i);
    }
    row.set(PACKING, spheres / volume);
  }

  /** Σ A_n |p_n − p| / Σ A_n over the faces of each atom, p being the property of its element. */
  private static void setDifferences(
      MagpieProperty property, Atoms atoms, Tessellation cells, FeatureRow row) {
    int n = cells.size();
    int from = DIFFERENCES + property.ordinal() * Spread.SIZE;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = property.own(atoms.element(i));
      if (Double.isNaN(values[i])) {
        row.missing(
            from,
            from + Spread.SIZE,
            "no " + property.label() + " of " + atoms.element(i) + " is known");
        return;
      }
    }
    double[] differences = new double[n];
    for (int i = 0; i < n; i++) {
      double surface = cells.surface(i);
      for (int face = cells.start(i); face < cells.start(i + 1); face++) {
        double apart = Math.abs(values[cells.atom(face)] - values[i]);
        differences[i] += cells.area(face) / surface * apart;
      }
    }
    Spread.of(differences).writeTo(row, from);
  }
}
