package io.lodestone.cli;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.SiDimension;
import io.lodestone.core.quantity.UnitExpression;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/** The column of a table of materials that holds their volumes. */
record VolumeColumn(MaterialProperty cell) {
  /**
   * The volume of a row, Å³ per atom; empty where no column is of volumes.
   *
   * @param formula as written, which the volume is of unless it says that it is per atom
   */
  static OptionalDouble perAtom(List<MaterialProperty> row, Composition formula) {
    return row.stream()
        .map(VolumeColumn::new)
        .filter(VolumeColumn::isVolume)
        .mapToDouble(column -> column.value() / (column.isPerAtom() ? 1 : formula.atoms()))
        .findFirst();
  }

  private boolean isVolume() {
    if (cell.value() == null) {
      return false;
    }
    if (hasUnit()) {
      return UnitExpression.parse(cell.unit()).dimension().equals(SiDimension.VOLUME);
    }
    return cell.name().toLowerCase(Locale.ROOT).matches("v|v[_ ].*|.*vol(ume)?.*");
  }

  private boolean hasUnit() {
    return cell.unit() != null && !cell.unit().isEmpty();
  }

  private double value() {
    return hasUnit() ? MaterialsUnit.CUBIC_ANGSTROM.fromSi(cell.value()) : cell.value();
  }

  private boolean isPerAtom() {
    String text = cell.name() + " " + Objects.requireNonNullElse(cell.statedUnit(), "");
    return text.toLowerCase(Locale.ROOT).contains("atom");
  }
}
