package io.lodestone.represent.composition;

import io.lodestone.core.composition.Composition;
import io.lodestone.represent.FeatureRow;
import java.util.Arrays;
import java.util.BitSet;

/** Whether oxidation states of the elements add up to the charge of a composition. */
final class ChargeBalance {
  /** Two charges are equal when they differ by less than this part of all charges. */
  private static final double SAME = 1e-8;

  /** Choices of one state for each element that are tried before giving up. */
  private static final int MOST_CHOICES = 1_000_000;

  /** Atoms of a formula whose states are chosen one by one. */
  private static final int MOST_ATOMS = 500;

  private final int[][] states;
  private final Valence valence;

  /** Which oxidation states the atoms of one element may have. */
  enum Valence {
    /** All atoms of an element have the same. */
    SINGLE,
    /** Each atom of the formula, as it is written, has any of them; Fe3O4 balances, FeO1.33 not. */
    FORMULA,
    /** On average anything between the lowest and the highest, as in a crystal of many atoms. */
    MIXED
  }

  /**
   * @param states of each element, by atomic number
   */
  ChargeBalance(int[][] states, Valence valence) {
    this.states =
        Arrays.stream(states)
            .map(each -> Arrays.stream(each).sorted().distinct().toArray())
            .toArray(int[][]::new);
    this.valence = valence;
  }

  /** Sets a feature to 1 where a balance is possible and 0 where not; one element balances. */
  void tell(Composition composition, FeatureRow row, int feature) {
    if (composition.size() == 1 && composition.charge() == 0) {
      row.set(feature, 1);
      return;
    }
    int[][] each = new int[composition.size()][];
    double[] amounts = new double[composition.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = states[composition.element(i).ordinal()];
      amounts[i] = composition.amount(i);
      if (each[i].length == 0) {
        row.set(feature, 0);
        return;
      }
    }
    switch (valence) {
      case SINGLE -> new Choices(each, amounts, composition.charge()).tell(row, feature);
      case FORMULA -> tellFormula(each, amounts, composition.charge(), row, feature);
      case MIXED -> row.set(feature, isBetween(each, amounts, composition.charge()) ? 1 : 0);
    }
  }

  private static boolean isBetween(int[][] states, double[] amounts, double charge) {
    double lowest = -charge;
    double highest = -charge;
    double all = 0;
    for (int i = 0; i < amounts.length; i++) {
      lowest += amounts[i] * states[i][0];
      highest += amounts[i] * states[i][states[i].length - 1];
      all +=
          amounts[i] * Math.max(Math.abs(states[i][0]), Math.abs(states[i][states[i].length - 1]));
    }
    return lowest <= SAME * all && highest >= -SAME * all;
  }

  private static void tellFormula(
      int[][] states, double[] amounts, double charge, FeatureRow row, int feature) {
    double atoms = Arrays.stream(amounts).sum();
    boolean whole =
        Arrays.stream(amounts).allMatch(amount -> amount == Math.rint(amount))
            && charge == Math.rint(charge);
    if (!whole) {
      row.missing(feature, "a formula of whole numbers is needed for valence=formula");
    } else if (atoms > MOST_ATOMS) {
      row.missing(feature, "more than " + MOST_ATOMS + " atoms for valence=formula");
    } else {
      row.set(feature, sums(states, amounts, (int) charge) ? 1 : 0);
    }
  }

  /** Whether states that are chosen for each atom can add up to a charge. */
  private static boolean sums(int[][] states, double[] amounts, int charge) {
    // Charges are counted from the lowest possible one, so that they index bits.
    BitSet reached = new BitSet();
    reached.set(0);
    int lowest = 0;
    for (int i = 0; i < states.length; i++) {
      int atoms = (int) amounts[i];
      lowest += atoms * states[i][0];
      BitSet next = new BitSet();
      BitSet ofElement = sums(states[i], atoms);
      for (int a = reached.nextSetBit(0); a >= 0; a = reached.nextSetBit(a + 1)) {
        for (int b = ofElement.nextSetBit(0); b >= 0; b = ofElement.nextSetBit(b + 1)) {
          next.set(a + b);
        }
      }
      reached = next;
    }
    return charge >= lowest && reached.get(charge - lowest);
  }

  /** The charges, above the lowest, of a number of atoms of one element. */
  private static BitSet sums(int[] states, int atoms) {
    int highest = atoms * (states[states.length - 1] - states[0]);
    int[] raised = new int[highest + 1]; // fewest atoms above the lowest state for a charge
    Arrays.fill(raised, Integer.MAX_VALUE - 1);
    raised[0] = 0;
    BitSet sums = new BitSet();
    for (int sum = 0; sum <= highest; sum++) {
      for (int s = 1; s < states.length && states[s] - states[0] <= sum; s++) {
        raised[sum] = Math.min(raised[sum], raised[sum - states[s] + states[0]] + 1);
      }
      sums.set(sum, raised[sum] <= atoms);
    }
    return sums;
  }

  /** A search over one state for each element. */
  private static final class Choices {
    private final int[][] states;
    private final double[] amounts;
    private final double tolerance;

    /** The lowest and highest charge of the elements from a place on. */
    private final double[] lowest;

    private final double[] highest;
    private final double charge;
    private int tried;

    Choices(int[][] states, double[] amounts, double charge) {
      this.states = states;
      this.amounts = amounts;
      this.charge = charge;
      int size = states.length;
      lowest = new double[size + 1];
      highest = new double[size + 1];
      double all = 0;
      for (int i = size - 1; i >= 0; i--) {
        lowest[i] = lowest[i + 1] + amounts[i] * states[i][0];
        highest[i] = highest[i + 1] + amounts[i] * states[i][states[i].length - 1];
        all +=
            amounts[i]
                * Math.max(Math.abs(states[i][0]), Math.abs(states[i][states[i].length - 1]));
      }
      tolerance = SAME * all;
    }

    void tell(FeatureRow row, int feature) {
      if (balances(0, -charge)) {
        row.set(feature, 1);
      } else if (tried > MOST_CHOICES) {
        row.missing(feature, "too many choices of oxidation states");
      } else {
        row.set(feature, 0);
      }
    }

    private boolean balances(int place, double sum) {
      if (place == states.length) {
        return Math.abs(sum) <= tolerance;
      }
      if (sum + lowest[place] > tolerance || sum + highest[place] < -tolerance) {
        return false;
      }
      for (int state : states[place]) {
        if (++tried > MOST_CHOICES) {
          return false;
        }
        if (balances(place + 1, sum + amounts[place] * state)) {
          return true;
        }
      }
      return false;
    }
  }
}
