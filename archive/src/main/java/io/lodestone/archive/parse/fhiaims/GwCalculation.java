package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.FrequencyMesh;
import io.lodestone.archive.metainfo.FrequencyMeshBuilder;
import io.lodestone.archive.metainfo.Gw;
import io.lodestone.archive.metainfo.GwBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.ScfIteration;
import io.lodestone.archive.metainfo.ScfIterationBuilder;
import io.lodestone.archive.metainfo.ScreeningBuilder;
import io.lodestone.archive.parse.Blocks;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A GW calculation on top of the self-consistent field: how it was done and what it gave. */
final class GwCalculation {
  /** Names of the kinds by the words behind {@code qpe_calc} and {@code sc_self_energy}. */
  private static final Map<String, String> KINDS =
      Map.of(
          "gw", "G0W0",
          "gw_expt", "G0W0",
          "ev_scgw", "ev-scGW",
          "ev_scgw0", "ev-scGW",
          "scgw", "scGW",
          "scgw0", "scGW0");

  private static final Map<String, String> ENERGIES =
      Map.of(
          "Galitskii-Migdal Total Energy", "x_fhi_aims_scgw_galitskii_migdal_total_energy",
          "GW Kinetic Energy", "x_fhi_aims_scgw_kinetic_energy",
          "Hartree energy from GW density", "x_fhi_aims_scgw_hartree_energy_sum_eigenvalues",
          "GW correlation Energy", "x_fhi_aims_energy_scgw_correlation_energy",
          "RPA correlation Energy", "x_fhi_aims_scgw_rpa_correlation_energy",
          "Sigle Particle Energy", "x_fhi_aims_single_particle_energy",
          "Single Particle Energy", "x_fhi_aims_single_particle_energy");

  private final TextReader in;
  private final OutputLine numbers;
  private final List<ScfIteration> iterations = new ArrayList<>();
  private GwTable table;
  private String continuation;
  private String grid;
  private double[] frequencies = new double[64];
  private int nFrequencies;

  GwCalculation(TextReader in, OutputLine numbers) {
    this.in = in;
    this.numbers = numbers;
  }

  void register(Blocks blocks) {
    blocks.on("GW quasi-particle", line -> readTable());
    blocks.on("GW Total", this::readIteration);
    blocks.on("Initialising transformed", this::grid);
    blocks.on("Initialising logarithmic", this::grid);
    blocks.on("Initialising Gauss-Legendre", this::grid);
    blocks.on("i_freq", this::frequency);
  }

  /** Takes how the self-energy is brought to the real axis from a line that begins with Using. */
  void using(String line) {
    if (line.contains("analytical continuation")) {
      continuation = line.contains("Pade") ? "pade" : "multi_pole";
    }
  }

  /** Whether the output holds one, or its input asks for one. */
  boolean isKnown(ControlInput control) {
    return table != null || !iterations.isEmpty() || kind(control) != null;
  }

  /** The name of its kind, such as G0W0. */
  String name(ControlInput control) {
    String kind = kind(control);
    return kind != null ? kind : iterations.size() > 1 ? "scGW" : "G0W0";
  }

  /** How it was done. */
  Gw method(ControlInput control, Integer nStates, KMesh mesh) {
    GwBuilder gw =
        GwBuilder.builder()
            .type(name(control))
            .nStates(nStates)
            .analyticalContinuation(continuation(control))
            .kMesh(mesh)
            .qMesh(mesh)
            .screening(ScreeningBuilder.builder().type("rpa").build());
    if (table != null && !table.isEmpty()) {
      gw.intervalQpCorrections(table.interval());
    }
    return gw.build();
  }

  /** The imaginary frequencies, or null if the output does not list them. */
  FrequencyMesh frequencyMesh() {
    return nFrequencies == 0
        ? null
        : FrequencyMeshBuilder.builder()
            .type("imaginary")
            .samplingMethod(grid)
            .nPoints(nFrequencies)
            .points(
                Tensor.vector(Arrays.copyOf(frequencies, nFrequencies))
                    .scaled(MaterialsUnit.HARTREE.factor()))
            .build();
  }

  /** The results as a calculation of their own, or null if there are none. */
  CalculationBuilder calculation(Integer system, int method, Double fermi, int nSpinChannels) {
    boolean hasTable = table != null && !table.isEmpty();
    if (!hasTable && iterations.isEmpty()) {
      return null;
    }
    CalculationBuilder calculation =
        CalculationBuilder.builder()
            .systemRef(system)
            .methodRef(method)
            .scfIteration(iterations)
            .energy(fermi == null ? null : EnergyBuilder.builder().fermi(fermi).build());
    if (hasTable) {
      calculation.addEigenvalues(table.section(nSpinChannels));
    }
    return calculation;
  }

  private void readTable() throws IOException {
    GwTable next = new GwTable();
    next.read(in);
    if (!next.isEmpty() || table == null) {
      table = next;
    }
  }

  /**
   * Reads the energies of one iteration of fully self-consistent GW, up to a rule behind them;
   * without a unit they are in eV.
   */
  private void readIteration(String first) throws IOException {
    ScfIterationBuilder iteration = ScfIterationBuilder.builder();
    boolean any = false;
    for (String line = in.next(); line != null; line = in.next()) {
      String text = line.replace('|', ' ').strip();
      if (text.startsWith("-----") && any) {
        break;
      }
      int colon = text.indexOf(':');
      String key = colon < 0 ? null : ENERGIES.get(text.substring(0, colon).strip());
      if (key != null) {
        any = true;
        Double energy = energy(text.substring(colon + 1).strip());
        if (energy != null) {
          iteration.addExtras(key, energy);
        }
      } else if (text.contains("Fit accuracy for G")) {
        String[] words = text.split("\\s+");
        numbers
            .number(words[words.length - 1])
            .ifPresent(value -> iteration.addExtras("x_fhi_aims_poles_fit_accuracy", value));
      }
    }
    if (any) {
      iterations.add(iteration.build());
    }
  }

  private Double energy(String text) {
    Double stated = numbers.energy(text);
    return stated != null ? stated : numbers.behind(text, "", MaterialsUnit.ELECTRONVOLT);
  }

  private void grid(String line) {
    grid = line.toLowerCase(Locale.ROOT).contains("logarithmic") ? "Logarithmic" : "Gauss-Legendre";
  }

  private void frequency(String line) {
    Fields fields = in.fields();
    if (fields.isNumber(-1) && fields.count() >= 4) {
      if (nFrequencies == frequencies.length) {
        frequencies = Arrays.copyOf(frequencies, 2 * nFrequencies);
      }
      frequencies[nFrequencies++] = fields.number(-1);
    }
  }

  private String continuation(ControlInput control) {
    if (continuation != null) {
      return continuation;
    }
    return control
        .word("anacon_type")
        .map(
            word ->
                switch (word) {
                  case "0", "two-pole" -> "multi_pole";
                  case "1", "pade" -> "pade";
                  default -> null;
                })
        .orElse(null);
  }

  private static String kind(ControlInput control) {
    return control
        .word("sc_self_energy")
        .or(() -> control.word("qpe_calc"))
        .map(word -> KINDS.get(word.toLowerCase(Locale.ROOT)))
        .orElse(null);
  }
}
