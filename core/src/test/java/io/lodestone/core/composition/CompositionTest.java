package io.lodestone.core.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {
  @ParameterizedTest
  @CsvSource({
    "Fe2O3, Fe2O3",
    "La0.7Sr0.3MnO3, La0.7MnO3Sr0.3",
    "Ca(OH)2, CaH2O2",
    "Ca[Al{Si(OH)2}2]3, Al3CaH12O12Si6",
    "CuSO4·5H2O, CuH10O9S",
    "CuSO4*5H2O, CuH10O9S",
    "CuSO4.5H2O, CuH10O9S",
    "CuSO4•5 H2O, CuH10O9S",
    "Na2SO4.10H2O, H20Na2O14S",
    "V2O5.1.5H2O, H3O6.5V2",
    "CaSO4.0.5H2O, CaHO4.5S",
    "MgSO4.H2O, H2MgO5S",
    "K0.5H2O, H2K0.5O",
    "Fe1.5H2O, Fe1.5H2O1",
    "Fe₂O₃, Fe2O3",
    "La₀.₇Sr₀.₃MnO₃, La0.7MnO3Sr0.3",
    "Fe$_2$O$_3$, Fe2O3",
    "Fe_{2}O_{3}, Fe2O3",
    "D2O, H2O",
    "2H2O, H4O2",
    "CH3CH2OH, C2H6O",
    "Fe2 O3, Fe2O3",
    "La 0.7 Sr 0.3 Mn O 3, La0.7MnO3Sr0.3",
    "Al.5Co, Al0.5Co",
    "Sr0La1, La",
    "Ba0.30000000000000004O, Ba0.30000000000000004O",
    "CO, CO",
    "Co, Co"
  })
  void reads_formulas_of_every_notation(String formula, String hill) {
    assertThat(Composition.parse(formula).hill()).isEqualTo(hill);
  }

  @ParameterizedTest
  @CsvSource({
    "Fe3+, Fe, 3",
    "Fe^3+, Fe, 3",
    "Fe+3, Fe, 3",
    "Fe+++, Fe, 3",
    "Fe³⁺, Fe, 3",
    "O2-, O, -2",
    "Na+, Na, 1",
    "NH4+, H4N, 1",
    "NO3-, NO3, -1",
    "SO4^2-, O4S, -2",
    "SO4 2-, O4S, -2",
    "SO4(2-), O4S, -2",
    "SO4-2, O4S, -2",
    "SO₄²⁻, O4S, -2",
    "SO$_4^{2-}$, O4S, -2",
    "(SO4)2-, O4S, -2",
    "[Fe(CN)6]4-, C6FeN6, -4",
    "[Fe(CN)6]^4-, C6FeN6, -4",
    "Hg2 2+, Hg2, 2",
    "2Fe3+, Fe2, 6"
  })
  void reads_charges(String formula, String hill, double charge) {
    Composition ion = Composition.parse(formula);
    assertThat(ion.hill()).isEqualTo(hill);
    assertThat(ion.charge()).isEqualTo(charge);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fe2Oo3 | column 4 | did you mean",
        "fe2o3 | column 1 | capital",
        "La1-xSrxMnO3 | column 5 | give a number for x",
        "YBa2Cu3O7-δ | column 11 | give a number for δ",
        "LaxMnO3 | column 3 | give a number for x",
        "Fe(OH | column 3 | closed",
        "Fe(OH] | column 6 | )",
        "FeOH) | column 5 | opening",
        "Fe() | column 4 | in the brackets",
        "Fe2O3· | column 7 | an element",
        "SO42- | column 3 | SO4^2-",
        "Fe0 | column 1 | at least one",
        "Na2O-SiO2 | column 6 | charge",
        "Fe2O3! | column 6 | element",
        "123 | column 4 | element",
      })
  void names_the_column_of_what_is_wrong(String formula, String place, String says) {
    assertThatThrownBy(() -> Composition.parse(formula))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(place)
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "()", "((((((((((((((((((((((((((((((((((((((((H"})
  void refuses_what_is_no_formula(String text) {
    assertThatThrownBy(() -> Composition.parse(text)).isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Fe4O6, Fe2O3, A3B2, Fe2O3",
    "NaCl, ClNa, AB, NaCl",
    "H2O2, HO, AB, HO",
    "La0.7Sr0.3MnO3, La7Mn10O30Sr3, A30B10C7D3, Sr3La7Mn10O30",
    "CaTiO3, CaO3Ti, A3BC, CaTiO3",
    "NH3, H3N, A3B, NH3",
    "H2S, H2S, A2B, H2S",
    "SiC, CSi, AB, SiC",
    "OF2, F2O, A2B, OF2",
    "Na0.333CoO2, Co3NaO6, A6B3C, NaCo3O6",
    "Zr0.667Ti0.333, TiZr2, A2B, Zr2Ti",
    "Na1.332Co4O8, Co3NaO6, A6B3C, NaCo3O6",
    "Fe20.123O30, Fe20123O30000, A30000B20123, Fe20123O30000",
    "Fe0.999O, Fe999O1000, A1000B999, Fe999O1000",
    "Al0.9995Cr0.0005, Al1999Cr, A1999B, Cr1Al1999"
  })
  void writes_the_formulas_of_optimade(
      String formula, String reduced, String anonymous, String iupac) {
    Composition composition = Composition.parse(formula);
    assertThat(composition.reduced()).isEqualTo(reduced);
    assertThat(composition.anonymous()).isEqualTo(anonymous);
    assertThat(composition.iupac()).isEqualTo(iupac.replace("Cr1A", "CrA"));
  }

  @Test
  void goes_on_past_z_as_optimade_does() {
    Composition.Builder many = Composition.builder();
    Element.all().subList(0, 60).forEach(element -> many.add(element, 1));
    String anonymous = many.build().anonymous();
    assertThat(anonymous).startsWith("ABC").contains("YZAaBa").endsWith("GbHb");
  }

  @Test
  void writes_what_people_would() {
    assertThat(Composition.parse("O6Fe4").descriptive()).isEqualTo("Fe4O6");
    assertThat(Composition.parse("OHCH2CH3").descriptive()).isEqualTo("C2H6O");
  }

  @Test
  void tells_shares_and_sums() {
    Composition composition = Composition.parse("Fe2O3");
    assertThat(composition.atoms()).isEqualTo(5);
    assertThat(composition.fraction(Element.O)).isEqualTo(0.6);
    assertThat(composition.amount(Element.Cu)).isZero();
    assertThat(composition.normalized().atoms()).isCloseTo(1, within(1e-15));
    assertThat(composition.toMap()).isEqualTo(Map.of(Element.Fe, 2.0, Element.O, 3.0));
    assertThat(composition.isWhole()).isTrue();
    assertThat(Composition.parse("Fe0.5O").isWhole()).isFalse();
  }

  @Property
  void reads_back_what_it_writes(@ForAll("compositions") Composition composition) {
    assertThat(Composition.parse(composition.toString())).isEqualTo(composition);
    assertThat(Composition.parse(composition.hill()).elements()).isEqualTo(composition.elements());
    assertThat(Composition.parse(composition.descriptive()).toMap()).isEqualTo(composition.toMap());
  }

  @Property
  void reads_its_own_reduced_formula_as_the_same_proportions(
      @ForAll("compositions") Composition composition) {
    Composition reduced = Composition.parse(composition.reduced());
    assertThat(reduced.proportions()).isEqualTo(composition.proportions());
    assertThat(reduced.reduced()).isEqualTo(composition.reduced());
    assertThat(Composition.parse(composition.iupac())).isEqualTo(reduced);
  }

  @Property
  void does_not_depend_on_the_order_of_elements(
      @ForAll("compositions") Composition composition, @ForAll Random random) {
    List<Element> shuffled = new ArrayList<>(composition.elements());
    Collections.shuffle(shuffled, random);
    StringBuilder formula = new StringBuilder();
    for (Element element : shuffled) {
      formula.append(element).append(FormulaWriter.number(composition.amount(element))).append(' ');
    }
    assertThat(Composition.parse(formula.toString()).toMap()).isEqualTo(composition.toMap());
  }

  @Property
  void fails_by_invalid_input_or_not_at_all(@ForAll @StringLength(max = 14) String text) {
    try {
      assertThat(Composition.parse(text).atoms()).isPositive();
    } catch (InvalidInput refused) {
      assertThat(refused.place()).startsWith("column ");
    }
  }

  @Property
  void survives_any_mixture_of_the_signs_of_formulas(@ForAll("scribbles") String text) {
    try {
      assertThat(Composition.parse(text).atoms()).isPositive();
    } catch (InvalidInput refused) {
      assertThat(refused.place()).startsWith("column ");
    }
  }

  @Provide
  Arbitrary<String> scribbles() {
    return Arbitraries.strings().withChars("FeOHCu0123.()[]{}+-^·*_$ ²⁻₂x").ofMaxLength(16);
  }

  @Provide
  Arbitrary<Composition> compositions() {
    Arbitrary<Double> amounts =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 60).map(Integer::doubleValue),
            Arbitraries.doubles().between(0.001, 20).ofScale(3),
            Arbitraries.of(0.1 + 0.2, 1.0 / 3, 2.0 / 3, 2.5));
    Arbitrary<Element> elements =
        Arbitraries.oneOf(
            Arbitraries.of(Element.class), Arbitraries.of(Element.H, Element.O, Element.C));
    Arbitrary<Integer> charges = Arbitraries.integers().between(-3, 3);
    return Arbitraries.maps(elements, amounts)
        .ofMinSize(1)
        .ofMaxSize(7)
        .flatMap(
            map ->
                charges.map(
                    charge -> {
                      Composition.Builder builder = Composition.builder().charge(charge);
                      map.forEach(builder::add);
                      return builder.build();
                    }));
  }
}
