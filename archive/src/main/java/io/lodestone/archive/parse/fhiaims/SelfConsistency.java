package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.metainfo.Stress;
import io.lodestone.archive.parse.Fields;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The iterations of one self-consistent field, in the long form of the output or in the short. */
final class SelfConsistency {
  private final OutputLine numbers;
  private final RunClock clock;
  private final List<ScfIteration> iterations = new ArrayList<>();
  private Iteration open;
  private Double loopStart;
  private double shortElapsed;

  /** An iteration that is not complete. */
  private static final class Iteration {
    private final EnergyTerms energies = new EnergyTerms();
    private Double fermi;
    private Double start;
    private String date;
    private String time;
    private Double duration;
    private Double moment;
    private EigenvalueTable eigenvalues;
    private Stress stress;
  }

  SelfConsistency(OutputLine numbers, RunClock clock) {
    this.numbers = numbers;
    this.clock = clock;
  }

  /** Begins an iteration and ends the one before. */
  void begin() {
    close();
    open = new Iteration();
  }

  /** Whether an iteration has begun and not ended. */
  boolean isOpen() {
    return open != null;
  }

  /** Takes the stamp of the current line as the start of the open iteration, else of the loop. */
  void stamp(Fields line, Double stamp) {
    if (open == null) {
      loopStart = loopStart == null ? stamp : loopStart;
    } else if (open.start == null) {
      open.start = stamp;
      open.date = line.word(1);
      open.time = line.word(3);
    }
  }

  /** When the first loop started, seconds since 1970-01-01, or null. */
  Double loopStart() {
    return loopStart;
  }

  /** Counts the time of the initialisation, after which iterations of the short form start. */
  void initialisation(double seconds) {
    shortElapsed += seconds;
  }

  void energies(EnergyTerms terms) {
    if (open != null) {
      open.energies.addMissing(terms);
    }
  }

  void change(Double energy) {
    if (open != null) {
      open.energies.put("Change of total energy", energy);
    }
  }

  void fermi(Double energy) {
    if (open != null && energy != null) {
      open.fermi = energy;
    }
  }

  void eigenvalues(EigenvalueTable table) {
    if (open != null) {
      open.eigenvalues = table;
    }
  }

  void stress(Stress stress) {
    if (open != null) {
      open.stress = stress;
    }
  }

  void moment(Double electrons) {
    if (open != null) {
      open.moment = electrons;
    }
  }

  /** Takes the wall-clock time of the open iteration; what follows is no part of it. */
  void duration(double seconds) {
    if (open != null) {
      open.duration = seconds;
      close();
    }
  }

  /** Reads an iteration of the short form, a row of a table. */
  void shortIteration(String line) {
    String[] parts = line.substring(line.indexOf(':') + 1).split("\\|");
    if (parts.length < 6) {
      return;
    }
    close();
    open = new Iteration();
    numbers
        .number(parts[3].strip())
        .ifPresent(change -> this.change(MaterialsUnit.ELECTRONVOLT.toSi(change)));
    OptionalDouble seconds = numbers.number(parts[parts.length - 1].strip().split("\\s+")[0]);
    if (seconds.isPresent()) {
      open.start = loopStart == null ? null : Double.valueOf(loopStart + shortElapsed);
      shortElapsed += seconds.getAsDouble();
      duration(seconds.getAsDouble());
    }
    close();
  }

  /** Ends the open iteration, complete or not. */
  void close() {
    if (open == null) {
      return;
    }
    EnergyBuilder energy = open.energies.section().fermi(open.fermi);
    boolean hasEnergy = !open.energies.isEmpty() || open.fermi != null;
    ScfIterationBuilder iteration =
        ScfIterationBuilder.builder()
            .energy(hasEnergy ? energy.build() : null)
            .timeCalculation(open.duration)
            .timePhysical(clock.sinceStart(open.start, open.duration))
            .magnetizationTotal(open.moment)
            .stress(open.stress);
    if (open.date != null) {
      iteration
          .addExtras("x_fhi_aims_scf_date_start", open.date)
          .addExtras("x_fhi_aims_scf_time_start", open.time);
    }
    if (open.eigenvalues != null && open.eigenvalues.section() != null) {
      iteration.addEigenvalues(open.eigenvalues.section());
    }
    open.energies.codeSpecific().forEach(iteration::addExtras);
    iterations.add(iteration.build());
    open = null;
  }

  int count() {
    return iterations.size();
  }

  /** The iterations that have ended. */
  List<ScfIteration> sections() {
    return List.copyOf(iterations);
  }
}
