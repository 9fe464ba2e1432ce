package io.lodestone.archive.likeness;

import io.lodestone.archive.metainfo.Fingerprint;
import io.lodestone.archive.metainfo.Material;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.represent.similarity.ElementMover;
import io.lodestone.represent.similarity.PolynomialKernel;
import io.lodestone.represent.similarity.Similarity;
import io.lodestone.represent.similarity.Tanimoto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A respect in which entries are alike: a representation of which each entry has a row of numbers,
 * and a measure of how alike two rows are.
 */
public enum Likeness {
  /** Made of elements that can stand for each other, in like amounts. */
  COMPOSITION("fractions", 1e-6, new ElementMover(), "element mover's distance of the formulas") {
    @Override
    public Optional<double[]> row(Results results) {
      return Optional.ofNullable(results.material()).flatMap(this::shares);
    }
  },

  /** With like densities of electronic states about the top of the valence band. */
  DOS("dos", 1, new Tanimoto(), "Tanimoto coefficient of the densities of states"),

  /**
   * With like surroundings of the atoms, whichever the elements: the mean over the sites of the
   * power spectrum of all neighbours together, so that a crystal is like one with other elements in
   * the same places.
   */
  SOAP(
      "soap:r_cut=4,n_max=4,l_max=3,sigma=0.5,compression=mu2",
      1e-4,
      new PolynomialKernel(4),
      "kernel of the mean surroundings of the atoms");

  private final Recipe<?, ?> recipe;

  /** The recipe as text, which every entry is asked for. */
  private final String recipeText;

  private final int length;
  private final double step;
  private final PackedRow packed;
  private final Similarity similarity;
  private final String text;

  /**
   * A respect.
   *
   * @param recipe representation and settings
   * @param step to which numbers are rounded when they are kept
   */
  Likeness(String recipe, double step, Similarity similarity, String text) {
    this.recipe = new Registry().parse(recipe);
    this.recipeText = this.recipe.text();
    this.length = this.recipe.create(new Scope(EnumSet.allOf(Element.class), 0)).features().size();
    this.step = step;
    this.packed = new PackedRow(step);
    this.similarity = similarity;
    this.text = text;
  }

  /**
   * The respect of that name.
   *
   * @throws InvalidInput when there is none
   */
  public static Likeness named(String label) {
    List<String> labels = Arrays.stream(values()).map(Likeness::label).toList();
    int found = labels.indexOf(label);
    if (found < 0) {
      throw new InvalidInput(
          "--by",
          null,
          "'" + label + "'",
          "one of " + String.join(", ", labels),
          new Spelling(labels).hint(label, ""));
    }
    return values()[found];
  }

  /** What users type, such as {@code dos}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is compared, for people. */
  public String text() {
    return text;
  }

  /** The representation with all its settings. */
  public Recipe<?, ?> recipe() {
    return recipe;
  }

  /** How many numbers a row has. */
  public int length() {
    return length;
  }

  /** The numbers of an entry, NaN where one is missing; empty where the entry has none. */
  public Optional<double[]> row(Results results) {
    if (results.properties() == null) {
      return Optional.empty();
    }
    return results.properties().fingerprints().stream()
        .filter(kept -> recipeText.equals(kept.recipe()) && kept.values().size() == length)
        .findFirst()
        .map(kept -> kept.values().stream().mapToDouble(this::number).toArray());
  }

  private double number(Integer steps) {
    return steps == null ? Double.NaN : steps * step;
  }

  /** What an entry keeps of a row, for {@link #row(Results)} to read. */
  Fingerprint kept(FeatureRow row) {
    List<Integer> values = new ArrayList<>();
    for (double value : row.values()) {
      values.add(Double.isNaN(value) ? null : Integer.valueOf((int) Math.round(value / step)));
    }
    return new Fingerprint(recipeText, values, step);
  }

  /** The share of each element; empty where there is one without a place on the chemical scale. */
  Optional<double[]> shares(Material material) {
    List<Double> ratios = material.elementsRatios();
    List<Element> elements =
        material.elements().stream().flatMap(symbol -> Element.find(symbol).stream()).toList();
    if (elements.isEmpty()
        || elements.size() != material.elements().size()
        || elements.size() != ratios.size()
        || !ElementMover.places(elements)) {
      return Optional.empty();
    }
    double[] row = new double[length];
    for (int i = 0; i < elements.size(); i++) {
      row[elements.get(i).ordinal()] = ratios.get(i);
    }
    return Optional.of(row);
  }

  /** The bytes by which the index keeps a row. */
  public byte[] pack(double[] row) {
    return packed.pack(row);
  }

  /** Reads bytes that {@link #pack} made into a row of {@link #length()}. */
  public void unpack(byte[] bytes, int offset, int size, double[] row) {
    packed.unpack(bytes, offset, size, row);
  }

  /** How alike two rows are: 1 of equal ones. */
  public double similarity(double[] a, double[] b) {
    return similarity.of(a, b);
  }
}
