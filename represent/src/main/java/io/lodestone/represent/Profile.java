package io.lodestone.represent;

import java.util.Locale;
import java.util.Set;

/**
 * What is known of a method of representation before it is used.
 *
 * @param name what users type, such as {@code soap}
 * @param title its full name
 * @param citation who described it, so that a reader finds it
 * @param input the class of what it looks at
 * @param invariances what may be done to a material without a change of its numbers
 * @param scale the length on which the numbers mean something
 * @param maturity how settled this way of turning such an input into numbers is
 */
public record Profile(
    String name,
    String title,
    String citation,
    Class<?> input,
    Set<Invariance> invariances,
    LengthScale scale,
    Maturity maturity) {

  /** What a method looks at, in words: composition, structure, density of states. */
  public static String words(Class<?> input) {
    return input.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /** What may be done to a material without a change of its numbers. */
  public enum Invariance {
    /** The order of the atoms. */
    PERMUTATION,
    TRANSLATION,
    ROTATION,
    /** Mirror images. */
    INVERSION,
    /** The cell that describes a crystal, also a multiple of it. */
    CELL,
    /** Uniform expansion. */
    VOLUME
  }

  /** The length on which numbers mean something, from short to long. */
  public enum LengthScale {
    /** Which atoms there are. */
    ATOM,
    /** Nearest neighbours. */
    BOND,
    /** Surroundings within several bond lengths. */
    ENVIRONMENT,
    /** The crystal as it repeats. */
    CELL,
    /** A piece of material, as it is made and measured. */
    SAMPLE
  }

  /** How settled a way of turning some input into numbers is (three rungs of a ladder). */
  public enum Maturity {
    /** Standard methods and tools exist: formulas and crystal structures. */
    ESTABLISHED,
    /** Methods exist, tools differ: electronic structure, spectra, disorder. */
    PARTIAL,
    /** Decided case by case: syntheses, conditions, histories. */
    CASE_BY_CASE
  }
}
