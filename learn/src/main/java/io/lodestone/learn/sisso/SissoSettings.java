package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;

/** What a search for equations may make, keep and combine. */
public record SissoSettings(
    @Setting(value = "2", text = "how often operators are applied, 0 to 3") int rung,
    @Setting(value = "2", text = "the most features in an equation, 1 to 5") int dimension,
    @Setting(value = "50", text = "features kept by each screening") int sisSize,
    @Setting(value = "1", text = "best equations whose residuals the next screening looks at")
        int residuals,
    @Setting(value = "+ - * / |-| exp ^2 ^3 sqrt", text = "operators, with blanks between")
        String operators,
    @Setting(value = "7", text = "the most operators in a feature") int maxComplexity,
    @Setting(value = "sound", text = "which units may be combined") UnitRule units,
    @Setting(value = "false", text = "whether only features without unit may stand in equations")
        boolean dimensionless,
    @Setting(value = "1e-50", text = "least magnitude that a feature must reach to be kept")
        double minValue,
    @Setting(value = "1e50", text = "largest magnitude of a feature that is kept") double maxValue,
    @Setting(value = "0", text = "a feature that varies by no more is constant") double minSpread,
    @Setting(value = "100", text = "equations kept of each dimension") int models,
    @Setting(value = "1", text = "searches one on top of the other") int levels,
    @Setting(value = "5", text = "equations that become primary features of the next level")
        int carried,
    @Setting(value = "3000000", text = "features that may be stored at once") int maxStored,
    @Setting(value = "auto", text = "how the last rung is screened") ScreeningMethod screening,
    @Setting(value = "20", text = "searches on resampled rows, for the uncertainty of predictions")
        int bags,
    @Setting(value = "1", text = "seed of all random choices") long seed) {
  /** Checks the values. */
  public SissoSettings {
    between("rung", rung, 0, 3);
    between("dimension", dimension, 1, 5);
    between("sis_size", sisSize, 1, 1_000_000);
    between("residuals", residuals, 1, 1000);
    between("max_complexity", maxComplexity, 0, 7);
    between("models", models, 1, 100_000);
    between("levels", levels, 1, 5);
    between("carried", carried, 1, 1000);
    between("bags", bags, 2, 10_000);
    between("max_stored", maxStored, 1, 100_000_000);
    if (Operator.parse(operators).isEmpty() && rung > 0) {
      throw new InvalidInput(null, "operators", "none", "at least one", "rung=0 needs none");
    }
    if (!(minValue >= 0 && minValue < maxValue && minSpread >= 0)) {
      throw new InvalidInput(
          null,
          "min_value, max_value",
          minValue + ", " + maxValue,
          "a least magnitude of 0 or more and a greater largest one",
          "");
    }
  }

  private static void between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidInput(null, name, "" + value, least + " to " + most, "");
    }
  }
}
