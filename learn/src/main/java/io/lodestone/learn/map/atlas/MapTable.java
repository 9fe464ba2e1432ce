package io.lodestone.learn.map.atlas;

import io.lodestone.learn.cluster.Assignment;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.quality.MapQuality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A map as a table: where each material lies, its crowd, how true the map is there, and what else
 * is told of it.
 */
public record MapTable(MaterialsMap map) {
  private static final String[] AXES = {"x", "y", "z"};

  /** A row for each material of the map. */
  public Dataset materials() {
    List<Column> columns = new ArrayList<>();
    place(columns, map.coordinates());
    map.clustering().ifPresent(found -> crowd(columns, found.found()));
    MapQuality quality = map.quality();
    add(columns, "trustworthiness", quality.spread(quality.trustworthiness()));
    add(columns, "continuity", quality.spread(quality.continuity()));
    add(columns, "preservation", quality.spread(quality.preservation()));
    add(columns, "stress", quality.spread(quality.stress()));
    Set<String> taken = new HashSet<>(columns.stream().map(Column::name).toList());
    for (Column column : map.table().columns()) {
      columns.add(taken.contains(column.name()) ? renamed(column, "its ") : column);
    }
    return new Dataset(map.table().ids(), columns, List.of(), map.about().representation());
  }

  /**
   * A row for each material that was placed into the map.
   *
   * @param ids of the materials that were asked about
   */
  public Dataset placed(MaterialsMap.Placement placed, List<String> ids) {
    List<Column> columns = new ArrayList<>();
    place(columns, placed.coordinates());
    placed.clusters().ifPresent(found -> crowd(columns, found));
    add(columns, "distance", placed.distance());
    List<String> usual = new ArrayList<>();
    for (boolean each : placed.usual()) {
      usual.add(each ? "yes" : "no");
    }
    columns.add(new TextColumn("near the map", usual));
    return new Dataset(
        Arrays.stream(placed.rows()).mapToObj(ids::get).toList(), columns, List.of(), "");
  }

  private void place(List<Column> columns, double[] coordinates) {
    int dimensions = map.dimensions();
    for (int d = 0; d < dimensions; d++) {
      double[] values = new double[coordinates.length / dimensions];
      for (int i = 0; i < values.length; i++) {
        values[i] = coordinates[i * dimensions + d];
      }
      add(columns, d < AXES.length && dimensions <= AXES.length ? AXES[d] : "x" + (d + 1), values);
    }
  }

  private static void crowd(List<Column> columns, Assignment found) {
    columns.add(
        new TextColumn(
            "cluster",
            Arrays.stream(found.labels())
                .mapToObj(label -> label < 0 ? null : Integer.toString(label + 1))
                .toList()));
    add(columns, "cluster strength", found.strengths());
  }

  private static void add(List<Column> columns, String name, double[] values) {
    columns.add(NumberColumn.plain(name, values));
  }

  private static Column renamed(Column column, String before) {
    return switch (column) {
      case NumberColumn numbers ->
          new NumberColumn(before + numbers.name(), numbers.unit(), numbers.values());
      case TextColumn text -> new TextColumn(before + text.name(), text.values());
    };
  }
}
