package io.lodestone.represent.geometry;

import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.neighbour.Bond;
import io.lodestone.crystal.neighbour.Coordination;
import io.lodestone.represent.Atoms;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Statistics over the bonds of a structure: how many an atom has, how long they are, at which
 * angles, and between which elements.
 */
public final class BondStatistics implements RepresentationFamily<Structure, BondSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "bonds",
        "statistics of coordination numbers, bond lengths and bond angles",
        "N. E. R. Zimmermann, A. Jain, RSC Adv. 10, 6063 (2020), for the default rule",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION,
            Invariance.CELL),
        Profile.LengthScale.BOND,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<BondSettings> settings() {
    return SettingsType.of(BondSettings.class);
  }

  @Override
  public Representation<Structure> create(BondSettings settings, Scope scope) {
    return new Statistics(settings);
  }

  private record Statistics(BondSettings settings) implements Representation<Structure> {
    private static final int LENGTHS = Spread.SIZE;
    private static final int ANGLES = 2 * Spread.SIZE;
    private static final int UNLIKE = 3 * Spread.SIZE;
    private static final int POLARITY = UNLIKE + 1;
    private static final List<Feature> FEATURES = assemble();

    private static List<Feature> assemble() {
      List<Feature> features = new ArrayList<>();
      features.addAll(Spread.features("coordination number", "-"));
      features.addAll(Spread.features("bond length", "Å"));
      features.addAll(Spread.features("bond angle", "deg"));
      features.add(Feature.plain("share of bonds between unlike elements"));
      features.add(Feature.plain("bond electronegativity difference mean"));
      return List.copyOf(features);
    }

    @Override
    public List<Feature> features() {
      return FEATURES;
    }

    @Override
    public void represent(Structure structure, FeatureRow row) {
      Atoms atoms = Atoms.of(structure);
      Coordination coordination = Coordination.of(structure, settings.coordinationRule());
      double[] numbers =
          IntStream.range(0, atoms.size()).mapToDouble(coordination::number).toArray();
      Spread.of(numbers).writeTo(row, 0);
      List<Bond> bonds = coordination.shells().stream().flatMap(List::stream).toList();
      if (bonds.isEmpty()) {
        row.missing(LENGTHS, FEATURES.size(), "no two atoms are bonded");
        return;
      }
      Spread.of(bonds.stream().mapToDouble(Bond::distance).toArray()).writeTo(row, LENGTHS);
      double[] angles = angles(coordination);
      if (angles.length == 0) {
        row.missing(ANGLES, UNLIKE, "no atom has two bonds");
      } else {
        Spread.of(angles).writeTo(row, ANGLES);
      }
      long unlike =
          bonds.stream().filter(b -> atoms.element(b.from()) != atoms.element(b.to())).count();
      row.set(UNLIKE, (double) unlike / bonds.size());
      setPolarity(atoms, bonds, row);
    }

    private static void setPolarity(Atoms atoms, List<Bond> bonds, FeatureRow row) {
      double sum = 0;
      for (Bond bond : bonds) {
        OptionalDouble one = electronegativity(atoms, bond.from());
        OptionalDouble other = electronegativity(atoms, bond.to());
        if (one.isEmpty() || other.isEmpty()) {
          int unknown = one.isEmpty() ? bond.from() : bond.to();
          row.missing(POLARITY, "no electronegativity of " + atoms.element(unknown));
          return;
        }
        sum += Math.abs(one.getAsDouble() - other.getAsDouble());
      }
      row.set(POLARITY, sum / bonds.size());
    }

    private static OptionalDouble electronegativity(Atoms atoms, int atom) {
      return atoms.element(atom).get(ElementProperty.PAULING_ELECTRONEGATIVITY);
    }

    /** The angles between each two bonds of an atom, in degrees. */
    private static double[] angles(Coordination coordination) {
      DoubleStream.Builder angles = DoubleStream.builder();
      for (List<Bond> shell : coordination.shells()) {
        List<Vector3> vectors =
            shell.stream().map(bond -> vector(coordination.structure(), bond)).toList();
        for (int i = 0; i < vectors.size(); i++) {
          for (int j = 0; j < i; j++) {
            Vector3 one = vectors.get(i);
            Vector3 other = vectors.get(j);
            angles.add(Math.toDegrees(Math.atan2(one.cross(other).norm(), one.dot(other))));
          }
        }
      }
      return angles.build().toArray();
    }

    private static Vector3 vector(Structure structure, Bond bond) {
      Vector3 apart = structure.cartesian(bond.to()).minus(structure.cartesian(bond.from()));
      return structure.lattice().isEmpty()
          ? apart
          : apart.plus(image(structure.lattice().get(), bond));
    }

    private static Vector3 image(Lattice lattice, Bond bond) {
      return lattice.toCartesian(new Vector3(bond.a(), bond.b(), bond.c()));
    }
  }
}
