package io.lodestone.archive.parse.gpaw;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.EnergyEntry;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.parse.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines {@code iter:} of a log, one for each step of the self-consistent field.
 *
 * <p>Which columns there are changed often; the energy is the number with the most decimals, the
 * moment the last one, if the heading has a moment. The clock tells no date, so that a step back
 * means midnight.
 */
final class LogIterations {
  private static final Pattern LINE =
      Pattern.compile("iter:\\s*(\\d{1,9})\\s+(\\d\\d):(\\d\\d):(\\d\\d)\\s*(.*)");
  private static final int DAY = 86_400;

  private final List<ScfIteration> iterations = new ArrayList<>();
  private final double start;
  private boolean withMoment;
  private double clock;
  private double previousEnergy = Double.NaN;
  private int lastNumber;

  /**
   * @param start seconds of the day at which the run started; NaN where unknown
   * @param clock seconds since the start of the run that passed before
   */
  LogIterations(double start, double clock) {
    this.start = start;
    this.clock = clock;
  }

  /** The number of the step if the line is of that kind, else 0. */
  static int number(LogLine line) {
    Matcher match = LINE.matcher(line.text());
    return match.matches() ? Integer.parseInt(match.group(1)) : 0;
  }

  void heading(LogLine line) {
    withMoment |= line.contains("magmom");
  }

  void read(LogLine line) {
    Matcher match = LINE.matcher(line.text());
    if (!match.matches()) {
      return;
    }
    lastNumber = Integer.parseInt(match.group(1));
    ScfIterationBuilder iteration = ScfIterationBuilder.builder();
    tellTime(iteration, match);
    String[] columns = match.group(5).strip().split("\\s+");
    double energy = energy(columns);
    if (Double.isFinite(energy)) {
      iteration.energy(
          EnergyBuilder.builder()
              .total(EnergyEntry.of(ELECTRONVOLT.toSi(energy)))
              .change(
                  Double.isNaN(previousEnergy)
                      ? null
                      : (Double) ELECTRONVOLT.toSi(energy - previousEnergy))
              .build());
      previousEnergy = energy;
    }
    if (withMoment) {
      double moment = Fields.parse(columns[columns.length - 1].replace("c", ""));
      iteration.magnetizationTotal(Double.isFinite(moment) ? moment : null);
    }
    iterations.add(iteration.build());
  }

  private void tellTime(ScfIterationBuilder iteration, Matcher match) {
    if (Double.isNaN(start)) {
      return;
    }
    int daytime =
        Integer.parseInt(match.group(2)) * 3600
            + Integer.parseInt(match.group(3)) * 60
            + Integer.parseInt(match.group(4));
    double elapsed = daytime - start;
    while (elapsed < clock) {
      elapsed += DAY;
    }
    iteration.timePhysical(elapsed).timeCalculation(elapsed - clock);
    clock = elapsed;
  }

  private static double energy(String[] columns) {
    int most = 3;
    double energy = Double.NaN;
    for (String column : columns) {
      String number = column.replaceAll("c$", "");
      int decimals = number.indexOf('.') < 0 ? 0 : number.length() - number.indexOf('.') - 1;
      if (decimals >= most && Double.isFinite(Fields.parse(number))) {
        energy = Fields.parse(number);
        most = decimals + 1;
      }
    }
    return energy;
  }

  List<ScfIteration> sections() {
    return iterations;
  }

  int lastNumber() {
    return lastNumber;
  }

  /** Seconds since the start of the run at the last step. */
  double clock() {
    return clock;
  }
}
