package io.lodestone.archive.parse.xyz;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.ChargesBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntryBuilder;
import io.lodestone.archive.metainfo.ForcesBuilder;
import io.lodestone.archive.metainfo.ForcesEntryBuilder;
import io.lodestone.archive.metainfo.MultipolesBuilder;
import io.lodestone.archive.metainfo.MultipolesEntryBuilder;
import io.lodestone.archive.metainfo.StressBuilder;
import io.lodestone.archive.metainfo.StressEntryBuilder;
import io.lodestone.archive.parse.xyz.XyzColumns.Column;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a frame says was computed for its atoms: energy, forces, stress, charges and moments.
 *
 * <p>Stress is positive in tension, as ASE has it; a virial (eV) is minus stress times volume, as
 * libAtoms has it. Prefixes such as {@code dft_} and {@code REF_} tell reference values of a
 * training set.
 */
final class XyzResults {
  private static final String[] ENERGY = {
    "energy", "dft_energy", "ref_energy", "energy_dft", "total_energy", "potential_energy"
  };
  private static final String[] FREE_ENERGY = {"free_energy"};
  private static final String[] FORCES = {
    "forces", "force", "dft_forces", "ref_forces", "dft_force", "ref_force", "forces_dft"
  };
  private static final String[] STRESS = {"stress", "dft_stress", "ref_stress"};
  private static final String[] VIRIAL = {"virial", "virials", "dft_virial", "ref_virial"};

  private static final Set<String> KEYS =
      Set.of(
          "energy",
          "free_energy",
          "stress",
          "virial",
          "dipole",
          "magmom",
          "forces",
          "charges",
          "magmoms");

  /** Voigt's order xx, yy, zz, yz, xz, xy as places in a 3 × 3 tensor. */
  private static final int[] VOIGT = {0, 5, 4, 5, 1, 3, 4, 3, 2};

  private final XyzFrame frame;
  private final Consumer<String> warnings;
  private boolean any;

  XyzResults(XyzFrame frame, Consumer<String> warnings) {
    this.frame = frame;
    this.warnings = warnings;
  }

  /** Whether a key or column, in lower case, becomes a part of the results under its own name. */
  static boolean isResult(String name) {
    return KEYS.contains(name);
  }

  /** The results, or null if the frame has none. */
  Calculation calculation(int systemRef) {
    CalculationBuilder calculation = CalculationBuilder.builder().systemRef(systemRef);
    energy(calculation);
    forces(calculation);
    stress(calculation);
    moments(calculation);
    return any ? calculation.build() : null;
  }

  private void energy(CalculationBuilder calculation) {
    Double total = scalar(MaterialsUnit.ELECTRONVOLT, ENERGY);
    Double free = scalar(MaterialsUnit.ELECTRONVOLT, FREE_ENERGY);
    if (total != null || free != null) {
      calculation.energy(
          EnergyBuilder.builder()
              .total(total == null ? null : EnergyEntryBuilder.builder().value(total).build())
              .free(free == null ? null : EnergyEntryBuilder.builder().value(free).build())
              .build());
    }
  }

  private void forces(CalculationBuilder calculation) {
    Tensor forces = column(3, MaterialsUnit.EV_PER_ANGSTROM, FORCES);
    if (forces != null) {
      calculation.forces(
          ForcesBuilder.builder()
              .total(ForcesEntryBuilder.builder().value(forces).build())
              .build());
    }
  }

  private void stress(CalculationBuilder calculation) {
    double[] stress = tensor(STRESS);
    double factor = MaterialsUnit.EV_PER_CUBIC_ANGSTROM.factor();
    if (stress == null && frame.lattice() != null) {
      stress = tensor(VIRIAL);
      factor *= -1 / frame.lattice().volume();
    }
    if (stress != null) {
      any = true;
      calculation.stress(
          StressBuilder.builder()
              .total(
                  StressEntryBuilder.builder()
                      .value(Tensor.of(stress, 3, 3).scaled(factor))
                      .build())
              .build());
    }
  }

  private void moments(CalculationBuilder calculation) {
    double[] dipole = numbers("dipole");
    if (dipole != null && dipole.length == 3) {
      any = true;
      calculation.addMultipoles(
          MultipolesBuilder.builder()
              .dipole(
                  MultipolesEntryBuilder.builder()
                      .total(
                          Tensor.vector(dipole)
                              .scaled(MaterialsUnit.ELEMENTARY_CHARGE_ANGSTROM.factor()))
                      .build())
              .build());
    }
    double[] moment = numbers("magmom");
    if (moment != null && moment.length == 1) {
      any = true;
      calculation.magnetizationTotal(moment[0]);
    }
    Column moments = frame.columns().find("magmoms");
    if (moments != null && (moments.width() == 1 || moments.width() == 3)) {
      calculation.magnetizationAtoms(column(moments.width(), null, "magmoms"));
    }
    Tensor charges = column(1, MaterialsUnit.ELEMENTARY_CHARGE, "charges");
    if (charges != null) {
      calculation.addCharges(ChargesBuilder.builder().value(charges).build());
    }
  }

  private Double scalar(MaterialsUnit unit, String... keys) {
    for (String key : keys) {
      double[] numbers = numbers(key);
      if (numbers != null && numbers.length == 1) {
        any = true;
        return unit.toSi(numbers[0]);
      }
    }
    return null;
  }

  /** A symmetric tensor from nine numbers or six in Voigt's order, row by row; null if none. */
  private double[] tensor(String... keys) {
    for (String key : keys) {
      double[] numbers = numbers(key);
      if (numbers != null && numbers.length == 9) {
        return numbers;
      }
      if (numbers != null && numbers.length == 6) {
        double[] full = new double[9];
        for (int i = 0; i < 9; i++) {
          full[i] = numbers[VOIGT[i]];
        }
        return full;
      }
    }
    return null;
  }

  /** The numbers of a key, all finite; null, with a warning, where they are not. */
  private double[] numbers(String key) {
    String text = frame.comment().value(key);
    double[] numbers = text == null ? null : XyzComment.numbers(text);
    if (text != null && (numbers == null || !XyzFrame.isFinite(Tensor.vector(numbers)))) {
      warnings.accept(key + "=" + text + " is no finite number and left out");
      return null;
    }
    return numbers;
  }

  private Tensor column(int width, MaterialsUnit unit, String... names) {
    Column column = frame.columns().find(names);
    if (column == null || column.width() != width || column.type() == 'S') {
      return null;
    }
    Tensor values = frame.tensor(column, unit);
    if (!XyzFrame.isFinite(values)) {
      warnings.accept("column " + column.name() + " has values that are no finite numbers");
      return null;
    }
    any = true;
    return values;
  }
}
