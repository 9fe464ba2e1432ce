package io.lodestone.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.table.StructureText;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.learn.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFileTest {
  @TempDir private Path folder;

  private Dataset read(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return DatasetFile.read(new DiskFile(file, name), Map.of());
  }

  @Test
  void a_split_table_and_a_list_of_objects_are_the_same_table() throws IOException {
    Dataset split =
        read(
            "split.json",
            """
            {"index":[0,1],"columns":["name","gap (eV)","note"],
             "data":[["one",1.5,null],["two",0.1234567890123456,{"a":[1]}]]}
            """);
    Dataset objects =
        read(
            "objects.json",
            """
            [{"name":"one","gap (eV)":1.5,"note":null},
             {"gap (eV)":0.1234567890123456,"name":"two","note":{"a":[1]}}]
            """);
    assertThat(split.hash()).isEqualTo(objects.hash());
    assertThat(split.ids()).containsExactly("one", "two");
    assertThat(split.number("gap").values()).containsExactly(1.5, 0.1234567890123456);
    assertThat(split.number("gap").unit().text()).isEqualTo("eV");
    assertThat(split.text("note").values()).containsExactly(null, "{\"a\":[1]}");
  }

  @Test
  void a_column_of_formulas_alone_is_a_table() throws IOException {
    Dataset data = read("candidates.csv", "formula\nNaCl\nGaAs\n");
    assertThat(data.text("formula").values()).containsExactly("NaCl", "GaAs");
  }

  @Test
  void numbers_are_read_however_they_are_written_and_gaps_are_kept() throws IOException {
    Dataset data = read("cells.csv", "a,b,c\n1, 2.5 ,-1e-3\nNaN,1.2(3),x\n,31 ± 2,4\n+7,−8,\n");
    assertThat(data.number("a").values()).containsExactly(1, Double.NaN, Double.NaN, 7);
    assertThat(data.number("b").values()).containsExactly(2.5, 1.2, 31, -8);
    assertThat(data.text("c").values()).containsExactly("-1e-3", "x", "4", null);
  }

  @Test
  void json_that_is_no_table_is_refused_in_a_line() {
    for (String wrong :
        List.of(
            "{\"columns\":[\"a\"],\"data\":[[1],[2]",
            "{\"columns\":[\"a\"],\"data\":[1]}",
            "{\"columns\":[\"a\"],\"data\":[[1,2]]}",
            "{\"data\":[[1]],\"columns\":[\"a\"]}",
            "[{\"a\":1},2]",
            "[{\"a\":1}")) {
      assertThatThrownBy(() -> read("wrong.json", wrong)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void structures_are_written_and_read_with_all_digits() throws IOException {
    Structure slab =
        new Structure(
            Optional.of(Lattice.ofRows(3.0000000001, 0, 0, 0.1, 4, 0, 0, 0, 20)),
            new Periodicity(true, true, false),
            List.of(
                Site.of(Element.of("Fe"), new Vector3(0.1, 1.0 / 3, 0.7)),
                Site.of(
                    List.of(
                        new Occupant(Species.parse("Na+"), 0.25),
                        new Occupant(Species.of(Element.of("K")), 0.5)),
                    new Vector3(0, 0, 0))));
    Structure molecule =
        Structure.molecule(List.of(Site.of(Element.of("O"), new Vector3(0.1, -2, 3))));
    for (Structure one : List.of(slab, molecule)) {
      String text = StructureText.of(one);
      assertThat(StructureText.isOne(text)).isTrue();
      assertThat(new StructureText(text, "here").read()).isEqualTo(one);
    }
  }

  @Test
  void a_scheme_is_read_as_it_is_written() {
    for (String text :
        List.of(
            "",
            "magpie",
            "magpie fractions",
            " | sites soap:compression=mu2",
            "density soap:r_cut=4 | sites soap:n_max=4 | elements O Al | most 12")) {
      assertThat(FeatureScheme.parse(text).text()).isEqualTo(text);
    }
    assertThatThrownBy(() -> FeatureScheme.parse("magpie | colour red"))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_structure_that_cannot_be_read_is_a_gap_and_not_the_end() throws IOException {
    Dataset table =
        read(
            "some.json",
            """
            [{"structure":{"lattice":{"matrix":[[3,0,0],[0,3,0],[0,0,3]]},
                           "sites":[{"species":[{"element":"Cs","occu":1}],"abc":[0,0,0]}]},"y":1},
             {"structure":{"lattice":{"matrix":[[3,0,0],[0,3,0],[0,0,3]]},
                           "sites":[{"species":[{"element":"Qq","occu":1}],"abc":[0,0,0]}]},"y":2}]
            """);
    Dataset made = new FormulaTable("some.json", table, null).represented("density");
    assertThat(made.featureColumns().getLast().isMissing(0)).isFalse();
    assertThat(made.featureColumns().getLast().isMissing(1)).isTrue();
    assertThat(new FormulaTable("some.json", table, null).formulas().orElseThrow().values())
        .containsExactly("Cs", null);
  }
}
