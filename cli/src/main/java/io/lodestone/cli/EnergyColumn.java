package io.lodestone.cli;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.PhysicalConstant;
import io.lodestone.core.quantity.SiDimension;
import io.lodestone.core.quantity.UnitExpression;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The column of a table of materials that holds their energies, and what those are of and relative
 * to, judged from its heading.
 *
 * @param name heading without the unit
 * @param unit as stated, or empty
 * @param perAtom whether values are per atom; else they are of the formula as written
 * @param zero what they are relative to
 * @param assumption what was taken for granted because the heading does not say it, or empty
 */
record EnergyColumn(
    String name, String unit, boolean perAtom, MaterialEnergy.Zero zero, String assumption) {
  private static final SiDimension MOLAR = SiDimension.ENERGY.over(SiDimension.AMOUNT);

  private static final Pattern OTHER =
      Pattern.compile(
          "hull|above|decomp|gap|fermi|ioni[sz]|err|uncert|std|cut.?off|correction|zero.?point|band|"
              + "surface|adsor|migration|barrier|activation|vacan|defect|cohesi|electron|affinity|"
              + "exfol|e_?d$|homo|lumo|kinetic|separation");
  private static final Pattern FORMATION =
      Pattern.compile("form|^e_?f$|^h_?f$|^d_?h|delta|^δ|^∆|enthalpy|^e_?form|^ef[_ ]|^hf[_ ]");
  private static final Pattern TOTAL = Pattern.compile("energ|^e$|^e[_ ]|^e\\d|etot|toten|^u$");
  private static final Pattern PER_ATOM = Pattern.compile("atom|per.?at\\b|/at\\b|pa$");
  private static final Pattern PER_FORMULA =
      Pattern.compile("f\\.?\\s?u|formula|cell|/mol\\b|mol\\s*\\^?-1");

  /** What a table may say of its energies on the command line; each may be null. */
  record Wish(String column, Boolean perAtom, boolean formation) {}

  /** A column with how well its heading fits. */
  private record Candidate(MaterialProperty example, int score) {}

  /**
   * Chooses among the columns of a table.
   *
   * @param rows the properties of each row
   * @throws InvalidInput when none is evidently of energies, or the one that is wished for is not
   *     there
   */
  static EnergyColumn choose(String source, List<List<MaterialProperty>> rows, Wish wish) {
    Map<String, MaterialProperty> columns = new LinkedHashMap<>();
    rows.forEach(
        row ->
            row.stream()
                .filter(property -> property.value() != null)
                .forEach(property -> columns.putIfAbsent(property.name(), property)));
    MaterialProperty chosen =
        wish.column() == null
            ? best(source, columns)
            : Optional.ofNullable(columns.get(wish.column()))
                .orElseThrow(() -> unknown(source, wish.column(), columns));
    return of(chosen, wish);
  }

  private static MaterialProperty best(String source, Map<String, MaterialProperty> columns) {
    List<Candidate> candidates =
        columns.values().stream()
            .map(column -> new Candidate(column, score(column)))
            .filter(candidate -> candidate.score() > 0)
            .sorted(Comparator.comparingInt(Candidate::score).reversed())
            .toList();
    if (!candidates.isEmpty()) {
      return candidates.getFirst().example();
    }
    // The only numbers of a table may have any name, such as target.
    if (columns.size() == 1) {
      MaterialProperty only = columns.values().iterator().next();
      if (isPlain(only) && !OTHER.matcher(only.name().toLowerCase(Locale.ROOT)).find()) {
        return only;
      }
    }
    throw new InvalidInput(
        source,
        "header",
        columns.isEmpty() ? "no column of numbers" : String.join(", ", columns.keySet()),
        "a column of energies, such as 'formation_energy (eV/atom)'",
        columns.isEmpty() ? "" : "name it with --energy");
  }

  private static InvalidInput unknown(
      String source, String name, Map<String, MaterialProperty> columns) {
    return new InvalidInput(
        source,
        "header",
        "no column of numbers '" + name + "'",
        "one of " + String.join(", ", columns.keySet()),
        new Spelling(columns.keySet()).hint(name, ""));
  }

  private static boolean isPlain(MaterialProperty column) {
    return column.unit() == null || column.unit().isEmpty() || isEnergy(column);
  }

  private static boolean isEnergy(MaterialProperty column) {
    if (column.unit() == null || column.unit().isEmpty()) {
      return false;
    }
    SiDimension dimension = UnitExpression.parse(column.unit()).dimension();
    return dimension.equals(SiDimension.ENERGY) || dimension.equals(MOLAR);
  }

  private static int score(MaterialProperty column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    if (OTHER.matcher(name).find() || !isPlain(column)) {
      return 0;
    }
    boolean formation = FORMATION.matcher(name).find();
    boolean total = TOTAL.matcher(name).find();
    if (!formation && !total && !isEnergy(column)) {
      return 0;
    }
    boolean perAtom = PER_ATOM.matcher(text(column)).find();
    return 1 + (formation || total ? 4 : 0) + (isEnergy(column) ? 2 : 0) + (perAtom ? 1 : 0);
  }

  private static String text(MaterialProperty column) {
    String unit = Objects.requireNonNullElse(column.statedUnit(), "");
    return (column.name() + " " + unit).toLowerCase(Locale.ROOT);
  }

  private static EnergyColumn of(MaterialProperty column, Wish wish) {
    String name = column.name().toLowerCase(Locale.ROOT);
    boolean formation = wish.formation() || FORMATION.matcher(name).find();
    boolean total = TOTAL.matcher(name).find();
    boolean saysAtom = PER_ATOM.matcher(text(column)).find();
    boolean saysFormula = !saysAtom && PER_FORMULA.matcher(text(column)).find();
    boolean hasUnit = isEnergy(column);
    // Formation energies in eV are given per atom by all large databases; total energies are not.
    boolean perAtom =
        wish.perAtom() != null ? wish.perAtom() : saysAtom || !saysFormula && (formation || !total);
    StringBuilder assumption = new StringBuilder();
    if (!hasUnit) {
      assumption.append(" in eV");
    }
    if (wish.perAtom() == null && !saysAtom && !saysFormula) {
      assumption.append(perAtom ? " per atom" : " of the formula as written");
    }
    return new EnergyColumn(
        column.name(),
        hasUnit ? Objects.requireNonNullElse(column.statedUnit(), "") : "",
        perAtom,
        formation
            ? MaterialEnergy.Zero.ELEMENTS
            : total ? MaterialEnergy.Zero.METHOD : MaterialEnergy.Zero.UNSTATED,
        assumption.isEmpty() ? "" : "column '" + column.name() + "' is taken as" + assumption);
  }

  /**
   * The energy of a row, eV/atom; empty where the cell has no number.
   *
   * @param formula as written
   */
  Optional<Double> perAtom(List<MaterialProperty> row, Composition formula) {
    return row.stream()
        .filter(property -> property.name().equals(name) && property.value() != null)
        .findFirst()
        .map(property -> electronvolts(property) / (perAtom ? 1 : formula.atoms()));
  }

  private static double electronvolts(MaterialProperty property) {
    if (!isEnergy(property)) {
      return property.value();
    }
    boolean molar = UnitExpression.parse(property.unit()).dimension().equals(MOLAR);
    double joules = molar ? property.value() / PhysicalConstant.AVOGADRO.value() : property.value();
    return MaterialsUnit.ELECTRONVOLT.fromSi(joules);
  }
}
