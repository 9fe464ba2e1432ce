package io.lodestone.crystal.stability;

import io.lodestone.core.element.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Settles which phases of one chemical system are stable, once those of its subsystems are known.
 *
 * <p>A phase can only fall apart into phases of its own system and of subsystems, and what is
 * unstable in a subsystem is not needed to tell. So a phase diagram of any size comes apart into
 * many small ones, of as many elements as the phases themselves have.
 */
final class SystemSolver {
  private final int d;
  private final double[] zeros;
  private final List<Phase> elements;
  private final List<Phase> known;
  private final double[][] knownFractions;
  private final double[] knownEnergies;
  private final List<Phase> own;
  private final double[][] fractions;
  private final double[] energies;

  /**
   * @param system the elements
   * @param elements the phase of lowest energy of each
   * @param known stable phases of subsystems of at least two elements
   * @param own all phases of exactly these elements
   */
  SystemSolver(List<Element> system, List<Phase> elements, List<Phase> known, List<Phase> own) {
    d = system.size();
    this.elements = elements;
    this.known = known;
    this.own = own;
    zeros = elements.stream().mapToDouble(Phase::energyPerAtom).toArray();
    knownFractions = known.stream().map(phase -> fractions(phase, system)).toArray(double[][]::new);
    knownEnergies = formation(known, knownFractions);
    fractions = own.stream().map(phase -> fractions(phase, system)).toArray(double[][]::new);
    energies = formation(own, fractions);
  }

  /** The shares of the elements of a system among the atoms of a phase. */
  static double[] fractions(Phase phase, List<Element> system) {
    double[] x = new double[system.size()];
    double sum = phase.composition().atoms();
    for (int i = 0; i < x.length; i++) {
      x[i] = phase.composition().amount(system.get(i)) / sum;
    }
    return x;
  }

  private double[] formation(List<Phase> phases, double[][] x) {
    double[] formation = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      double energy = phases.get(j).energyPerAtom();
      for (int i = 0; i < d; i++) {
        energy -= x[j][i] * zeros[i];
      }
      formation[j] = energy;
    }
    return formation;
  }

  /** The stability of every phase of the system, in their order. */
  Stability[] solve() {
    int[] groundState = groundStates();
    int[] candidates =
        java.util.stream.IntStream.range(0, own.size())
            .filter(j -> groundState[j] == j)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> energies[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] maybe = maybeStable(candidates);
    int[] stable = stable(candidates, maybe);
    Hull equilibrium = new Hull(stable);
    Stability[] answers = new Stability[own.size()];
    Hull all = stable.length == 0 ? null : new Hull(candidates);
    for (int j : stable) {
      double others = all.at(j, true);
      answers[j] =
          new Stability(
              own.get(j),
              energies[j],
              0,
              java.util.OptionalDouble.of(energies[j] - others),
              itself(j),
              java.util.Optional.of(all.decomposition()));
    }
    for (int j = 0; j < answers.length; j++) {
      if (answers[j] == null) {
        answers[j] = unstable(j, groundState[j], equilibrium, answers);
      }
    }
    return answers;
  }

  private Stability unstable(int j, int ground, Hull equilibrium, Stability[] answers) {
    boolean hasStableForm = answers[ground] != null && answers[ground].isStable();
    double above;
    Decomposition products;
    if (hasStableForm) {
      above = energies[j] - energies[ground];
      products = itself(ground);
    } else {
      above = Math.max(0, energies[j] - equilibrium.at(j, false));
      products = equilibrium.decomposition();
    }
    return new Stability(
        own.get(j),
        energies[j],
        above,
        java.util.OptionalDouble.of(above),
        products,
        java.util.Optional.empty());
  }

  private Decomposition itself(int j) {
    return new Decomposition(List.of(new Decomposition.Part(own.get(j), 1)));
  }

  /** Of each phase, the one of the same composition with the lowest energy; the first of equals. */
  private int[] groundStates() {
    Integer[] order = new Integer[own.size()];
    Arrays.setAll(order, j -> j);
    Arrays.sort(order, Comparator.comparingDouble(j -> fractions[j][0]));
    int[] ground = new int[order.length];
    Arrays.fill(ground, -1);
    for (int i = 0; i < order.length; i++) {
      if (ground[order[i]] >= 0) {
        continue;
      }
      int lowest = order[i];
      List<Integer> same = new ArrayList<>();
      for (int k = i; k < order.length && isNear(order[i], order[k]); k++) {
        int other = order[k];
        if (ground[other] < 0 && isSame(fractions[order[i]], fractions[other])) {
          same.add(other);
          boolean lower = energies[other] < energies[lowest];
          lowest = lower || energies[other] == energies[lowest] && other < lowest ? other : lowest;
        }
      }
      for (int member : same) {
        ground[member] = lowest;
      }
    }
    return ground;
  }

  private boolean isNear(int one, int other) {
    return fractions[other][0] - fractions[one][0] <= PhaseDiagram.SAME_COMPOSITION;
  }

  private static boolean isSame(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) {
      if (Math.abs(one[i] - other[i]) > PhaseDiagram.SAME_COMPOSITION) {
        return false;
      }
    }
    return true;
  }

  /** Leaves out what lies above the hull of phases with lower formation energies. */
  private boolean[] maybeStable(int[] candidates) {
    boolean[] maybe = new boolean[own.size()];
    Hull hull = new Hull(new int[0]);
    for (int j : candidates) {
      maybe[j] = energies[j] <= hull.at(j, false) + Stability.TOLERANCE;
      if (maybe[j]) {
        hull.add(j);
      }
    }
    return maybe;
  }

  private int[] stable(int[] candidates, boolean[] maybe) {
    int[] left = Arrays.stream(candidates).filter(j -> maybe[j]).toArray();
    Hull hull = new Hull(left);
    return Arrays.stream(left)
        .filter(j -> energies[j] <= hull.at(j, true) + Stability.TOLERANCE)
        .toArray();
  }

  /** A hull of the elements, what is known of subsystems, and some phases of the system. */
  private final class Hull {
    private final LowerHull hull = new LowerHull(d);
    private final int[] place = new int[own.size()];
    private final List<Phase> phases = new ArrayList<>(elements);

    Hull(int[] members) {
      Arrays.fill(place, -1);
      for (int j = 0; j < known.size(); j++) {
        hull.add(knownFractions[j], knownEnergies[j]);
      }
      phases.addAll(known);
      for (int j : members) {
        add(j);
      }
    }

    void add(int j) {
      place[j] = hull.add(fractions[j], energies[j]);
      phases.add(own.get(j));
    }

    double at(int j, boolean withoutItself) {
      return hull.at(fractions[j], withoutItself ? place[j] : -1);
    }

    Decomposition decomposition() {
      return PhaseDiagram.decomposition(hull, phases);
    }
  }
}
