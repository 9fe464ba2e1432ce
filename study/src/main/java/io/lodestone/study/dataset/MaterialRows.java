package io.lodestone.study.dataset;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.environment.LocalFeatureSet;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.study.source.Material;
import java.util.ArrayList;
import java.util.List;

/** What rows of features a material gets: one, or one for each of its sites. */
public sealed interface MaterialRows {
  /**
   * A row.
   *
   * @param beside a value for each column that stands before the features
   */
  record Row(Object[] beside, FeatureRow features) {}

  /** Columns between those of the source and the features. */
  List<Column> beside();

  List<Feature> features();

  /** The rows; of a material that cannot be represented one, which says why. */
  List<Row> of(Material material);

  /** One row for each material. */
  record OfMaterials(FeatureSet set) implements MaterialRows {
    @Override
    public List<Column> beside() {
      return List.of();
    }

    @Override
    public List<Feature> features() {
      return set.features();
    }

    @Override
    public List<Row> of(Material material) {
      return List.of(new Row(new Object[0], material.row(set)));
    }
  }

  /** One row for each site of each structure. */
  record OfSites(LocalFeatureSet set) implements MaterialRows {
    @Override
    public List<Column> beside() {
      return List.of(new Column("site", Kind.WHOLE, ""), new Column("species", Kind.TEXT, ""));
    }

    @Override
    public List<Feature> features() {
      return set.features();
    }

    @Override
    public List<Row> of(Material material) {
      if (!material.isKnown()) {
        return List.of(missing(material.problem().getMessage()));
      }
      Structure structure =
          material.mixture().getFirst().material().as(Structure.class).orElse(null);
      if (structure == null) {
        return List.of(missing("sites need a structure"));
      }
      try {
        return rows(structure, set.of(structure));
      } catch (InvalidInput problem) {
        return List.of(missing(problem.getMessage()));
      }
    }

    private static List<Row> rows(Structure structure, LocalFeatures features) {
      List<Row> rows = new ArrayList<>();
      for (int site = 0; site < features.sites(); site++) {
        FeatureRow row = new FeatureRow(features.size());
        row.set(0, features.row(site));
        String species = structure.sites().get(site).mainSpecies().toString();
        rows.add(new Row(new Object[] {site + 1, species}, row));
      }
      return rows;
    }

    private Row missing(String reason) {
      FeatureRow row = new FeatureRow(set.features().size());
      row.missing(0, row.size(), reason);
      return new Row(new Object[2], row);
    }
  }
}
