package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValues;
import io.lodestone.archive.metainfo.DosValuesBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The density of states of a run: energies in eV, one total per spin channel, and where it was
 * projected one part per orbital and atom.
 */
final class StateDensity {
  /**
   * NOMAD's numbers for the components of an angular momentum (electronic-parsers, "lm"); -1 for
   * the sum over all components.
   */
  private static final Map<String, List<Integer>> COMPONENTS =
      Map.ofEntries(
          Map.entry("s", List.of(0, 0)),
          Map.entry("p", List.of(1, -1)),
          Map.entry("px", List.of(1, 0)),
          Map.entry("py", List.of(1, 1)),
          Map.entry("pz", List.of(1, 2)),
          Map.entry("d", List.of(2, -1)),
          Map.entry("dx2", List.of(2, 0)),
          Map.entry("x2-y2", List.of(2, 0)),
          Map.entry("dx2-y2", List.of(2, 0)),
          Map.entry("dxy", List.of(2, 1)),
          Map.entry("dxz", List.of(2, 2)),
          Map.entry("dyz", List.of(2, 4)),
          Map.entry("dz2", List.of(2, 5)),
          Map.entry("f", List.of(3, -1)),
          Map.entry("f-3", List.of(3, 0)),
          Map.entry("fy3x2", List.of(3, 0)),
          Map.entry("f-2", List.of(3, 1)),
          Map.entry("fxyz", List.of(3, 1)),
          Map.entry("f-1", List.of(3, 2)),
          Map.entry("fyz2", List.of(3, 2)),
          Map.entry("f0", List.of(3, 3)),
          Map.entry("fz3", List.of(3, 3)),
          Map.entry("f1", List.of(3, 4)),
          Map.entry("fxz2", List.of(3, 4)),
          Map.entry("f2", List.of(3, 5)),
          Map.entry("fzx2", List.of(3, 5)),
          Map.entry("f3", List.of(3, 6)),
          Map.entry("fx3", List.of(3, 6)));

  private final List<Total> totals = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private Double fermi;

  private record Total(double[] energies, double[] states, double[] integrated) {}

  private record Part(int spin, int atom, int field, String orbital, double[] states) {}

  void fermi(Double electronvolts) {
    fermi = electronvolts;
  }

  Double fermi() {
    return fermi;
  }

  boolean isEmpty() {
    return totals.isEmpty();
  }

  /** How many spin channels there are. */
  int spins() {
    return totals.size();
  }

  /** Adds the next spin channel. */
  void total(double[] energies, double[] states, double[] integrated) {
    totals.add(new Total(energies, states, integrated));
  }

  /**
   * Adds a projected part.
   *
   * @param field place of the orbital among the columns
   * @param orbital its name as VASP prints it
   * @param states states per eV
   */
  void part(int spin, int atom, int field, String orbital, double[] states) {
    parts.add(new Part(spin, atom, field, orbital.strip(), states));
  }

  /** A section per spin channel. */
  List<Dos> sections(List<String> labels) {
    List<Dos> sections = new ArrayList<>();
    for (int spin = 0; spin < totals.size(); spin++) {
      Total total = totals.get(spin);
      int points = total.energies().length;
      DosBuilder section =
          DosBuilder.builder()
              .spinChannel(totals.size() > 1 ? (Integer) spin : null)
              .nEnergies(points)
              .energies(Tensor.vector(total.energies()).scaled(ELECTRONVOLT.factor()))
              .energyFermi(fermi == null ? null : (Double) ELECTRONVOLT.toSi(fermi))
              .total(
                  List.of(
                      DosValuesBuilder.builder()
                          .value(perJoule(total.states()))
                          .valueIntegrated(
                              total.integrated() == null ? null : Tensor.vector(total.integrated()))
                          .build()));
      int channel = spin;
      section.orbitalProjected(
          parts.stream()
              .filter(part -> part.spin() == channel && part.states().length == points)
              .sorted(java.util.Comparator.comparingInt(Part::field).thenComparingInt(Part::atom))
              .map(part -> projected(part, labels))
              .toList());
      sections.add(section.build());
    }
    return sections;
  }

  private static DosValues projected(Part part, List<String> labels) {
    return DosValuesBuilder.builder()
        .spin(part.spin())
        .atomIndex(part.atom())
        .atomLabel(part.atom() < labels.size() ? labels.get(part.atom()) : null)
        .orbital(part.orbital())
        .lm(COMPONENTS.get(part.orbital().toLowerCase(Locale.ROOT)))
        .value(perJoule(part.states()))
        .build();
  }

  private static Tensor perJoule(double[] perElectronvolt) {
    return Tensor.vector(perElectronvolt).scaled(1 / ELECTRONVOLT.factor());
  }
}
