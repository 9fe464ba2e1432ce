package io.lodestone.archive.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValuesBuilder;
import io.lodestone.archive.metainfo.Fingerprint;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.metainfo.PropertiesBuilder;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.core.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintMakerTest {
  private static final double EV = MaterialsUnit.ELECTRONVOLT.factor();

  /** A box of states from −6 eV to the Fermi energy, and one above a gap of 1 eV. */
  private static Dos box(double height, double fermi, Double statedFermi) {
    double[] energies = IntStream.range(0, 1201).mapToDouble(i -> -8 + 0.0125 * i).toArray();
    double[] states = new double[energies.length];
    for (int i = 0; i < states.length; i++) {
      boolean filled = energies[i] > -6 && energies[i] <= 0 || energies[i] > 1;
      states[i] = filled ? height / EV : 0;
      energies[i] = (energies[i] + fermi) * EV;
    }
    return DosBuilder.builder()
        .energies(Tensor.of(energies, energies.length))
        .energyFermi(statedFermi)
        .addTotal(DosValuesBuilder.builder().value(Tensor.of(states, states.length)).build())
        .build();
  }

  /** A cell of silicon, repeated in one direction until it has that many atoms. */
  private static Structure silicon(double atoms) {
    return diamond("Si", 5.43, (int) atoms);
  }

  private static Structure diamond(String symbol, double length, int atoms) {
    double half = length / 2;
    int cells = Math.max(1, atoms / 2);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      for (int basis = 0; basis < Math.min(2, atoms); basis++) {
        double[] place = {(0.25 * basis + i) / cells, 0.25 * basis, 0.25 * basis};
        sites.add(Site.of(Element.of(symbol), new Vector3(place[0], place[1], place[2])));
      }
    }
    return Structure.crystal(
        Lattice.ofRows(0, half * cells, half * cells, half, 0, half, half, half, 0), sites);
  }

  private static double[] surroundings(Structure structure) {
    List<Fingerprint> made = new FingerprintMaker().fingerprints(Optional.of(structure));
    assertThat(made).hasSize(1);
    return Likeness.SOAP.row(with(made.getFirst())).orElseThrow();
  }

  @Test
  void surroundings_are_those_of_the_places_not_of_the_elements_or_the_cell() {
    double[] silicon = surroundings(diamond("Si", 5.43, 2));
    assertThat(Likeness.SOAP.similarity(silicon, surroundings(diamond("Ge", 5.43, 2))))
        .isCloseTo(1, within(1e-6));
    assertThat(Likeness.SOAP.similarity(silicon, surroundings(diamond("Si", 5.43, 6))))
        .isCloseTo(1, within(1e-3));
    double stretched = Likeness.SOAP.similarity(silicon, surroundings(diamond("Si", 5.66, 2)));
    double diamond = Likeness.SOAP.similarity(silicon, surroundings(diamond("C", 3.57, 2)));
    assertThat(stretched).isBetween(0.7, 0.9999);
    assertThat(diamond).isLessThan(stretched);
  }

  @Test
  void disordered_and_overlapping_atoms_have_no_surroundings_to_compare() {
    Structure overlapping =
        Structure.crystal(
            Lattice.cubic(4),
            List.of(
                Site.of(Element.of("Si"), new Vector3(0, 0, 0)),
                Site.of(Element.of("Si"), new Vector3(0.001, 0, 0))));
    assertThat(new FingerprintMaker().fingerprints(Optional.of(overlapping))).isEmpty();
  }

  private static Fingerprint of(double atoms, Dos... channels) {
    FingerprintMaker maker = new FingerprintMaker();
    maker.add(calculation(channels));
    maker.add(CalculationBuilder.builder().build()); // one without a density changes nothing
    List<Fingerprint> made = maker.fingerprints(Optional.of(silicon(atoms)));
    assertThat(made).hasSize(2); // the surroundings of the atoms besides
    return made.getFirst();
  }

  private static Calculation calculation(Dos... channels) {
    return CalculationBuilder.builder().dosElectronic(List.of(channels)).build();
  }

  @Test
  void two_spins_of_two_atoms_are_one_spin_of_one_atom() {
    Fingerprint one = of(1, box(0.8, 5, 5.4 * EV));
    Fingerprint both = of(2, box(0.8, 5, 5.4 * EV), box(0.8, 5, 5.4 * EV));
    assertThat(both).isEqualTo(one);
    assertThat(one.values()).anyMatch(count -> count != null && count > 0);
  }

  @Test
  void the_zero_of_the_energies_and_the_place_of_the_fermi_energy_in_the_gap_do_not_matter() {
    Fingerprint bottom = of(1, box(0.8, 0, 0.02 * EV));
    Fingerprint top = of(1, box(0.8, -3, (-3 + 0.97) * EV));
    double[] one = Likeness.DOS.row(with(bottom)).orElseThrow();
    double[] other = Likeness.DOS.row(with(top)).orElseThrow();
    assertThat(Likeness.DOS.similarity(one, other)).isCloseTo(1, within(0.01));
  }

  @Test
  void what_is_missing_is_missing_in_the_document_too() throws IOException {
    Fingerprint kept = of(1, box(0.8, 0, 0.0));
    assertThat(kept.values()).containsNull();
    MetainfoJson json = new MetainfoJson();
    byte[] text = json.text(kept).getBytes(StandardCharsets.UTF_8);
    assertThat(json.read(new ByteArrayInputStream(text), Fingerprint.class)).isEqualTo(kept);
  }

  @Test
  void an_entry_reads_the_row_it_keeps_and_none_of_another_recipe() {
    Fingerprint kept = of(1, box(0.8, 0, 0.0));
    double[] row = Likeness.DOS.row(with(kept)).orElseThrow();
    // The density begins at −8 eV: what lies below is missing.
    assertThat(row[0]).isNaN();
    assertThat(row[row.length - 1]).isPositive();
    Fingerprint other = new Fingerprint("dos:e_ref=0", kept.values(), kept.step());
    assertThat(Likeness.DOS.row(with(other))).isEmpty();
    assertThat(Likeness.DOS.row(new Results(null, null, null, null, null))).isEmpty();
  }

  private static Results with(Fingerprint fingerprint) {
    return new Results(
        null, null, PropertiesBuilder.builder().addFingerprints(fingerprint).build(), null, null);
  }

  @Test
  void a_density_that_cannot_be_compared_gives_none_and_says_why() {
    Calculation unknownFermi = calculation(box(0.8, 0, null));
    assertThatThrownBy(() -> CellDos.of(unknownFermi))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no Fermi energy");
    Calculation noTotal =
        calculation(
            DosBuilder.builder()
                .energies(Tensor.of(new double[] {1, 2}, 2))
                .energyFermi(1.0)
                .build());
    assertThatThrownBy(() -> CellDos.of(noTotal)).hasMessageContaining("no total");
    FingerprintMaker maker = new FingerprintMaker();
    maker.add(unknownFermi);
    maker.add(noTotal);
    assertThat(maker.fingerprints(Optional.of(silicon(2)))).hasSize(1);
    maker.add(calculation(box(0.8, 0, 0.0)));
    assertThat(maker.fingerprints(Optional.empty())).isEmpty();
    assertThat(maker.fingerprints(Optional.of(silicon(2)))).hasSize(2);
  }
}
