package io.lodestone.study.dataset;

import io.lodestone.archive.export.ParquetTable;
import io.lodestone.archive.parse.table.StructureText;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.structure.Structure;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Scope;
import io.lodestone.study.source.Material;
import io.lodestone.study.source.MaterialSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes a dataset of materials: what their source tells of them, and features. */
public final class MaterialsDataset {
  private static final UnitExpression PLAIN = UnitExpression.parse("-");

  private final MaterialSource source;
  private final List<Recipe<?, ?>> recipes = new ArrayList<>();
  private final String methods;

  /**
   * A dataset to be made.
   *
   * @param methods of representation, such as {@code magpie soap:r_cut=5}, separated by blanks;
   *     empty for none
   * @throws InvalidInput when one is not known
   */
  public MaterialsDataset(MaterialSource source, String methods) {
    this.source = source;
    this.methods = methods.strip();
    Registry registry = new Registry();
    if (!this.methods.isEmpty()) {
      for (String method : this.methods.split("\\s+")) {
        recipes.add(registry.parse(method));
      }
    }
  }

  /** A material with its features and the text of its structure. */
  private record Row(Object[] kept, FeatureRow features, String structure) {}

  /**
   * Reads the materials. A feature or value that a material lacks is missing; the material stays.
   *
   * @throws InvalidInput when there is none, or a feature is called as a column of the source
   */
  public Dataset read() throws IOException {
    return read(false);
  }

  /**
   * Reads the materials, with the texts of their structures as a column more, of which features may
   * be made later.
   */
  public Dataset readWithStructures() throws IOException {
    return read(true);
  }

  private Dataset read(boolean structures) throws IOException {
    FeatureSet set = recipes.isEmpty() ? null : new FeatureSet(recipes, scope());
    List<Row> rows = new ArrayList<>();
    source.each(
        material ->
            new Row(
                material.kept(),
                set == null ? null : material.row(set),
                structures ? structure(material) : null),
        (material, row) -> rows.add(row));
    if (rows.isEmpty()) {
      throw new InvalidInput(null, null, "no materials", "at least one", "");
    }
    List<ParquetTable.Column> told = source.columns();
    List<Column> columns = new ArrayList<>();
    for (int c = 1; c < told.size(); c++) {
      columns.add(column(told.get(c), c, rows));
    }
    if (rows.stream().anyMatch(row -> row.structure() != null)) {
      columns.add(new TextColumn("structure", rows.stream().map(Row::structure).toList()));
    }
    List<Feature> features = set == null ? List.of() : set.features();
    for (int j = 0; j < features.size(); j++) {
      int place = j;
      double[] values = rows.stream().mapToDouble(row -> row.features().value(place)).toArray();
      columns.add(new NumberColumn(features.get(j).label(), features.get(j).unit(), values));
    }
    return new Dataset(ids(rows), columns, List.of(), methods);
  }

  private static String structure(Material material) {
    return material.isKnown()
        ? material
            .mixture()
            .getFirst()
            .material()
            .as(Structure.class)
            .map(StructureText::of)
            .orElse(null)
        : null;
  }

  /** Each material is called as its source does, and by a number behind where two are the same. */
  private static List<String> ids(List<Row> rows) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (Row row : rows) {
      String name = String.valueOf(row.kept()[0]);
      int count = seen.merge(name, 1, Integer::sum);
      ids.add(count == 1 ? name : name + " (" + count + ")");
    }
    return ids;
  }

  private static Column column(ParquetTable.Column told, int place, List<Row> rows) {
    return switch (told.kind()) {
      case REAL, WHOLE -> {
        Optional<MaterialsUnit> usual = usual(told.unit());
        double[] values =
            rows.stream()
                .mapToDouble(
                    row ->
                        row.kept()[place] instanceof Number number
                            ? usual
                                .map(unit -> unit.fromSi(number.doubleValue()))
                                .orElse(number.doubleValue())
                            : Double.NaN)
                .toArray();
        UnitExpression unit =
            told.unit().isEmpty()
                ? PLAIN
                : UnitExpression.parse(usual.map(MaterialsUnit::symbol).orElse(told.unit()));
        yield new NumberColumn(told.name(), unit, values);
      }
      default ->
          new TextColumn(
              told.name(),
              rows.stream()
                  .map(row -> row.kept()[place] == null ? null : row.kept()[place].toString())
                  .toList());
    };
  }

  /** The unit in which people see values kept in an SI unit. */
  private static Optional<MaterialsUnit> usual(String si) {
    return si.isEmpty()
        ? Optional.empty()
        : MaterialsUnit.usualFor(UnitExpression.parse(si).dimension());
  }

  private Scope scope() throws IOException {
    Set<Element> elements = EnumSet.noneOf(Element.class);
    if (recipes.stream().noneMatch(Recipe::needsScope)) {
      return new Scope(elements, 0);
    }
    int[] most = {0};
    Set<String> terms = new TreeSet<>();
    source.each(
        material -> material,
        (Material material, Material same) -> {
          elements.addAll(material.elements());
          most[0] = Math.max(most[0], material.sites());
          terms.addAll(material.terms());
        });
    return new Scope(elements, most[0], terms);
  }
}
