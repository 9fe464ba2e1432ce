package io.lodestone.study.step;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.crystal.stability.Phase;
import io.lodestone.crystal.stability.PhaseDiagram;
import io.lodestone.crystal.stability.Stability;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.study.dataset.FormulaTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which phases of a dataset are stable against all others, by the convex hull of energies. */
public final class HullStep implements Step<HullStep.Settings> {
  private static final UnitExpression EV = UnitExpression.parse("eV");
  private static final UnitExpression PLAIN = UnitExpression.parse("-");

  /**
   * What stands where.
   *
   * @param energy the column of energies per atom, in eV where it has no unit
   * @param formula the column of formulas; empty to find it
   * @param formation whether energies are counted from the elements, which then need no rows
   */
  public record Settings(
      @Setting(value = "energy", text = "the column of energies per atom") String energy,
      @Setting(value = "", text = "the column of formulas, if it is not evident") String formula,
      @Setting(value = "true", text = "whether energies are counted from the elements")
          boolean formation) {}

  @Override
  public String kind() {
    return "hull";
  }

  @Override
  public String title() {
    return "which phases are stable against all others";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public List<Input> inputs() {
    return TableStep.data();
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Dataset data = work.dataset("data");
    String named = settings.formula().isEmpty() ? null : settings.formula();
    TextColumn formulas =
        new FormulaTable("data", data, named)
            .formulas()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        null, "formula", "no column of formulas", "one of what phases are", ""));
    NumberColumn energies = data.number(settings.energy());
    if (!energies.unit().equals(PLAIN)) {
      energies = energies.in(EV);
    }
    List<Phase> phases = new ArrayList<>();
    for (int row = 0; row < data.size(); row++) {
      if (formulas.isMissing(row) || energies.isMissing(row)) {
        throw new InvalidInput(
            null, "row " + data.ids().get(row), "a gap", "a formula and an energy", "");
      }
      phases.add(
          new Phase(
              data.ids().get(row), Composition.parse(formulas.value(row)), energies.value(row)));
    }
    PhaseDiagram diagram =
        settings.formation() ? PhaseDiagram.ofFormationEnergies(phases) : PhaseDiagram.of(phases);
    double[] above = new double[phases.size()];
    double[] decomposition = new double[phases.size()];
    for (int row = 0; row < above.length; row++) {
      Stability stability = diagram.stability(phases.get(row));
      above[row] = stability.energyAboveHull();
      decomposition[row] = stability.decompositionEnergy().orElse(Double.NaN);
    }
    List<Column> columns = new ArrayList<>(data.columns());
    columns.add(new NumberColumn("energy_above_hull", EV, above));
    columns.add(new NumberColumn("decomposition_energy", EV, decomposition));
    work.write(new Dataset(data.ids(), columns, data.targets(), data.recipe()));
    work.number("phases", phases.size(), "");
    work.number("stable", diagram.stable().size(), "");
    work.say(diagram.stable().size() + " of " + phases.size() + " phases are stable");
  }
}
