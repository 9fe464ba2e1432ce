package io.lodestone.archive.entry;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Forces;
import io.lodestone.archive.metainfo.ForcesEntry;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Leaves out of a calculation what contradicts the configuration it belongs to, with a warning: of
 * a damaged table of forces nobody can tell which row is which atom's.
 */
final class Coherence {
  private final Consumer<String> warnings;
  private final List<Integer> atoms = new ArrayList<>();
  private int methods;

  /** Nothing is told yet. */
  Coherence(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  void method() {
    methods++;
  }

  void system(AtomicSystem system) {
    atoms.add(system.atoms() == null ? 0 : system.atoms().labels().size());
  }

  /** The calculation, without what cannot be true. */
  Calculation of(Calculation told) {
    Integer system = existing(told.systemRef(), atoms.size());
    Integer method = existing(told.methodRef(), methods);
    int count = system == null ? 0 : atoms.get(system);
    boolean forces = isPerAtom(told.forces(), count);
    boolean moments = isPerAtom(told.magnetizationAtoms(), count);
    if (Objects.equals(system, told.systemRef())
        && Objects.equals(method, told.methodRef())
        && forces
        && moments) {
      return told;
    }
    CalculationBuilder kept = CalculationBuilder.builder(told).systemRef(system).methodRef(method);
    if (!forces) {
      kept.forces(null);
      warnings.accept("forces left out: not as many as atoms");
    }
    if (!moments) {
      kept.magnetizationAtoms(null);
      warnings.accept("magnetic moments of atoms left out: not as many as atoms");
    }
    return kept.build();
  }

  private static Integer existing(Integer reference, int sections) {
    return reference == null || reference < 0 || reference >= sections ? null : reference;
  }

  private static boolean isPerAtom(Forces forces, int atoms) {
    return forces == null
        || Stream.concat(
                Stream.of(forces.total(), forces.free(), forces.t0()),
                forces.contributions().stream())
            .filter(Objects::nonNull)
            .allMatch(entry -> isPerAtom(entry, atoms));
  }

  private static boolean isPerAtom(ForcesEntry entry, int atoms) {
    return isPerAtom(entry.value(), atoms) && isPerAtom(entry.valueRaw(), atoms);
  }

  /** Where no atoms are told, nothing can be held against them. */
  private static boolean isPerAtom(Tensor rows, int atoms) {
    return rows == null || atoms == 0 || rows.rank() > 0 && rows.length(0) == atoms;
  }
}
