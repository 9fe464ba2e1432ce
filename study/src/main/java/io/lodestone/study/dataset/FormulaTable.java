package io.lodestone.study.dataset;

import io.lodestone.archive.parse.table.StructureText;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.structure.Environments;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.Scope;
import io.lodestone.represent.Subject;
import io.lodestone.represent.environment.LocalFeatureSet;
import io.lodestone.represent.environment.LocalFeatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table whose rows are materials, told by a column of formulas or of texts of structures, of
 * which features are made.
 *
 * @param source its name, for messages
 * @param column the name of the column; null for the first that holds nothing else
 */
public record FormulaTable(String source, Dataset table, String column) {
  /** How many rows show whether a column of text holds formulas, or structures. */
  private static final int SAMPLE = 50;

  private static final int FEW = 5;

  /**
   * The formulas: a column of the table, or what its structures consist of.
   *
   * @throws InvalidInput when the column that was named is not there or holds numbers
   */
  public Optional<TextColumn> formulas() {
    Optional<TextColumn> structures = structures();
    Optional<TextColumn> own =
        column != null
            ? Optional.of(table.text(column)).filter(named -> !holdsStructures(named))
            : texts().filter(FormulaTable::holdsFormulas).findFirst();
    return own.or(() -> structures.map(this::compositions));
  }

  /**
   * What the structures of a table consist of; a row whose structure cannot be read has none.
   *
   * @throws InvalidInput when the table has no column of structures
   */
  public TextColumn compositions() {
    return compositions(
        structures()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        source,
                        null,
                        column == null
                            ? "no column of structures"
                            : "no structures in the column '" + column + "'",
                        "a column of structures (CIF, POSCAR, JSON, ...)",
                        "")));
  }

  /** The texts of structures: a column of the table. */
  public Optional<TextColumn> structures() {
    return column != null
        ? Optional.of(table.text(column)).filter(FormulaTable::holdsStructures)
        : texts().filter(FormulaTable::holdsStructures).findFirst();
  }

  private Stream<TextColumn> texts() {
    return table.columns().stream()
        .filter(TextColumn.class::isInstance)
        .map(TextColumn.class::cast);
  }

  private static boolean holdsFormulas(TextColumn text) {
    boolean any = false;
    for (int row = 0; row < Math.min(SAMPLE, text.size()); row++) {
      if (!text.isMissing(row)) {
        try {
          Composition.parse(text.value(row));
          any = true;
        } catch (InvalidInput problem) {
          return false;
        }
      }
    }
    return any;
  }

  private static boolean holdsStructures(TextColumn text) {
    List<String> few = text.values().stream().filter(Objects::nonNull).limit(FEW).toList();
    return !few.isEmpty() && few.stream().allMatch(StructureText::isOne);
  }

  private TextColumn compositions(TextColumn structures) {
    List<String> formulas =
        IntStream.range(0, structures.size())
            .parallel()
            .mapToObj(
                row ->
                    structure(structures, row)
                        .map(known -> known.composition().descriptive())
                        .orElse(null))
            .toList();
    return new TextColumn("formula", formulas);
  }

  /** The structure of a row; empty where there is none, or none that can be read. */
  private Optional<Structure> structure(TextColumn structures, int row) {
    if (structures.isMissing(row)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StructureText(structures.value(row), source + ", row " + (row + 1)).read());
    } catch (InvalidInput | IOException problem) {
      return Optional.empty();
    }
  }

  /**
   * The table with the features of its materials beside its columns. A row whose structure cannot
   * be read, or not be described, lacks them.
   *
   * @param scheme as {@link FeatureScheme} reads it, such as {@code magpie fractions}
   * @throws InvalidInput when there are no formulas, or no structures where these are needed, a
   *     cell is no formula, or a method is not known
   */
  public Dataset represented(String scheme) {
    return represented(FeatureScheme.parse(scheme));
  }

  /** The table with features, as {@link #represented(String)}. */
  public Dataset represented(FeatureScheme asked) {
    Subject[] subjects = subjects(asked);
    FeatureScheme scheme =
        asked.scope() == null && asked.needsScope() ? asked.in(scope(subjects)) : asked;
    FeatureSet set = scheme.features();
    LocalFeatureSet siteSet = scheme.siteFeatures();
    List<Feature> features = set.features();
    requireFew(scheme, features.size());
    double[][] values = new double[features.size()][table.size()];
    LocalFeatures[] sites = new LocalFeatures[table.size()];
    IntStream.range(0, table.size())
        .parallel()
        .forEach(
            row -> {
              sites[row] = siteSet == null ? null : sites(siteSet, subjects[row]);
              boolean known = !subjects[row].isUnknown() && (siteSet == null || sites[row] != null);
              FeatureRow own = known ? set.of(subjects[row]) : null;
              for (int j = 0; j < values.length; j++) {
                values[j][row] = known ? own.value(j) : Double.NaN;
              }
            });
    List<Column> columns = new ArrayList<>(table.columns());
    for (int j = 0; j < values.length; j++) {
      String label = features.get(j).label();
      if (table.has(label)) {
        throw new InvalidInput(
            source,
            "column " + label,
            "the name of a feature that " + scheme.methods() + " makes",
            "another name",
            null);
      }
      columns.add(new NumberColumn(label, features.get(j).unit(), values[j]));
    }
    Dataset made = new Dataset(table.ids(), columns, table.targets(), scheme.text());
    return siteSet == null ? made : made.with(Environments.of(Arrays.asList(sites)));
  }

  private void requireFew(FeatureScheme scheme, int features) {
    if ((long) features * table.size() > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          source,
          null,
          features + " features of " + table.size() + " rows",
          "at most 2,147,483,639 values",
          "the materials hold "
              + scheme.scope().elements().size()
              + " elements; choose settings that give fewer features, such as"
              + " soap:compression=mu2");
    }
  }

  private static LocalFeatures sites(LocalFeatureSet set, Subject subject) {
    try {
      return subject.as(Structure.class).map(set::of).orElse(null);
    } catch (InvalidInput problem) {
      return null;
    }
  }

  private Subject[] subjects(FeatureScheme scheme) {
    Optional<TextColumn> structures = structures();
    if (scheme.needsStructures() && structures.isEmpty()) {
      throw new InvalidInput(
          source,
          null,
          "no column of structures",
          "structures (CIF, POSCAR, JSON, ...), which " + scheme.text() + " looks at",
          "name the column with --formula");
    }
    Optional<TextColumn> formulas = scheme.needsStructures() ? Optional.empty() : formulas();
    if (structures.isEmpty() && formulas.isEmpty()) {
      throw new InvalidInput(
          source,
          null,
          "no column of formulas",
          "formulas, of which " + scheme.text() + " makes features",
          "name the column with --formula");
    }
    Subject[] subjects = new Subject[table.size()];
    IntStream.range(0, table.size())
        .parallel()
        .forEach(
            row ->
                subjects[row] =
                    formulas.isPresent()
                        ? composition(formulas.get(), row)
                        : structure(structures.orElseThrow(), row)
                            .map(FormulaTable::subject)
                            .orElse(Subject.unknown()));
    return subjects;
  }

  private static Subject subject(Structure structure) {
    return Subject.of(Composition.class, structure.composition()).with(Structure.class, structure);
  }

  private Subject composition(TextColumn texts, int row) {
    if (texts.isMissing(row)) {
      return Subject.unknown();
    }
    try {
      return Subject.of(Composition.class, Composition.parse(texts.value(row)));
    } catch (InvalidInput problem) {
      throw new InvalidInput(
          source,
          "row " + (row + 1) + ", column " + texts.name(),
          problem.found(),
          problem.expected(),
          problem.hint());
    }
  }

  private static Scope scope(Subject[] subjects) {
    Set<Element> elements = new TreeSet<>();
    int most = 0;
    for (Subject subject : subjects) {
      subject.as(Composition.class).ifPresent(known -> elements.addAll(known.elements()));
      most = Math.max(most, subject.as(Structure.class).map(Structure::size).orElse(0));
    }
    return new Scope(elements, most);
  }
}
