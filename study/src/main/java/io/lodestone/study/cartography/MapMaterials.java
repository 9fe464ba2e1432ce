package io.lodestone.study.cartography;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.structure.Structure;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.represent.Subject;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.FormulaTable;
import io.lodestone.study.dataset.MaterialsDataset;
import io.lodestone.study.source.Material;
import io.lodestone.study.source.MaterialSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The materials of a map: what is told of them, features, and what they are made of.
 *
 * @param table of materials, with their features
 * @param features the names of the columns that say where a material lies
 * @param formulas of the materials; null where one is not known
 * @param structures of the materials; null where one is not known
 */
public record MapMaterials(
    Dataset table, List<String> features, List<String> formulas, List<Structure> structures) {
  public MapMaterials {
    features = List.copyOf(features);
    formulas = Collections.unmodifiableList(formulas);
    structures = Collections.unmodifiableList(structures);
  }

  /**
   * Materials of a source.
   *
   * @param methods of representation, separated by blanks
   */
  public static MapMaterials of(MaterialSource source, String methods) throws IOException {
    Dataset data = new MaterialsDataset(source, methods).read();
    Set<String> told = new HashSet<>(source.columns().stream().map(each -> each.name()).toList());
    List<String> features =
        data.featureColumns().stream()
            .map(NumberColumn::name)
            .filter(name -> !told.contains(name))
            .toList();
    List<String> formulas = new ArrayList<>();
    List<Structure> structures = new ArrayList<>();
    source.each(
        material -> material,
        (Material material, Material same) -> {
          Subject first =
              material.isKnown() ? material.mixture().getFirst().material() : Subject.unknown();
          Structure structure = first.as(Structure.class).orElse(null);
          structures.add(structure);
          formulas.add(
              first
                  .as(Composition.class)
                  .or(() -> Optional.ofNullable(structure).map(Structure::composition))
                  .map(Composition::descriptive)
                  .orElse(null));
        });
    return new MapMaterials(data, features, formulas, structures);
  }

  /**
   * Materials of a table of numbers.
   *
   * @param choice which columns of numbers say where a material lies
   * @param shown columns of numbers that do not, since they are shown otherwise
   */
  public static MapMaterials of(FormulaTable formulas, ColumnChoice choice, List<String> shown) {
    Dataset table = formulas.table();
    List<String> features =
        choice.among(table).stream().filter(name -> !shown.contains(name)).toList();
    List<String> texts =
        formulas.formulas().map(TextColumn::values).orElse(Collections.nCopies(table.size(), null));
    return new MapMaterials(table, features, texts, Collections.nCopies(table.size(), null));
  }

  /** The materials of a map that was kept: what its table tells of them. */
  public static MapMaterials of(Dataset table) {
    List<String> formulas =
        table.columns().stream()
            .filter(column -> column instanceof TextColumn && column.name().contains("formula"))
            .map(column -> ((TextColumn) column).values())
            .findFirst()
            .orElse(
                new FormulaTable("map", table, null)
                    .formulas()
                    .map(TextColumn::values)
                    .orElse(Collections.nCopies(table.size(), null)));
    return new MapMaterials(table, List.of(), formulas, Collections.nCopies(table.size(), null));
  }

  /** Of some of them, by their identifiers, in that order. */
  public MapMaterials chosen(List<String> ids) {
    Map<String, Integer> places = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      places.put(table.ids().get(row), row);
    }
    int[] rows = ids.stream().mapToInt(places::get).toArray();
    List<String> someFormulas = new ArrayList<>();
    List<Structure> someStructures = new ArrayList<>();
    for (int row : rows) {
      someFormulas.add(formulas.get(row));
      someStructures.add(structures.get(row));
    }
    return new MapMaterials(table.rows(rows), features, someFormulas, someStructures);
  }

  /** Whether there is a structure of each. */
  public boolean haveStructures() {
    return structures.stream().allMatch(structure -> structure != null);
  }

  /** The table with the formulas as a column, where it has none. */
  public Dataset named() {
    boolean known =
        formulas.stream().allMatch(formula -> formula == null)
            || table.columns().stream().anyMatch(this::holdsFormulas);
    return known ? table : table.with(new TextColumn("formula", formulas));
  }

  private boolean holdsFormulas(Column column) {
    return column instanceof TextColumn text && text.values().equals(formulas)
        || column.name().contains("formula");
  }
}
