package io.lodestone.study.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.StoredDataset;
import io.lodestone.study.run.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuresStepTest {
  private static final String ROCK_SALT =
      """
      NaCl
      1
      0 2.82 2.82
      2.82 0 2.82
      2.82 2.82 0
      Na Cl
      1 1
      Direct
      0 0 0
      0.5 0.5 0.5
      """;

  @TempDir private Path folder;
  private Work work;

  private Dataset run(String... settings) throws IOException {
    Path output = Files.createTempDirectory(folder, "output");
    StructuresStep step = new StructuresStep();
    work =
        new Work(
            new Outside(folder, folder.resolve("archive"), null),
            Map.of(),
            output,
            Files.createTempDirectory(folder, "state"),
            text -> {});
    Map<String, String> named = new java.util.HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      named.put(settings[i], settings[i + 1]);
    }
    step.run(step.settings().read(named), work);
    return new StoredDataset(output).read();
  }

  private static String json(String first, String second) {
    return ("{\"matrix\":[[0,a,a],[a,0,a],[a,a,0]]},\"sites\":[{\"species\":[{\"element\":\""
            + first
            + "\",\"occu\":1}],\"abc\":[0,0,0]},{\"species\":[{\"element\":\""
            + second
            + "\",\"occu\":1}],\"abc\":[0.5,0.5,0.5]}]}")
        .replace("a,", "2.8,")
        .replace(",a]", ",2.8]")
        .replace("{\"matrix\"", "{\"@class\":\"Structure\",\"lattice\":{\"matrix\"");
  }

  private void table(String name) throws IOException {
    Files.writeString(
        folder.resolve(name),
        "{\"index\":[0,1],\"columns\":[\"structure\",\"gap\"],\"data\":[["
            + json("Na", "Cl")
            + ",8.5],["
            + json("Mg", "O")
            + ",7.8]]}");
  }

  @Test
  void reads_structures_and_their_numbers_from_a_json_table_as_pandas_splits_it()
      throws IOException {
    table("salts.json");
    Dataset data =
        run("files", "salts.json", "target", "gap", "units", "gap=eV", "with", "density");
    assertThat(data.ids()).containsExactly("1", "2");
    assertThat(data.text("formula").values()).containsExactly("NaCl", "MgO");
    assertThat(data.number("gap").unit().text()).isEqualTo("eV");
    assertThat(data.has("structure")).isFalse();
    double[] density = data.featureColumns().getFirst().values();
    // 58.44 u in a³/4 with a = 5.6 Å: 2.21 g/cm³.
    assertThat(density[0]).isBetween(2.20, 2.22);
    assertThat(work.said()).containsExactly("2 rows with 3 features");
  }

  @Test
  void tables_stand_one_below_the_other() throws IOException {
    table("one.json");
    table("two.json");
    assertThat(run("files", "one.json,two.json", "with", "density").size()).isEqualTo(4);
    Files.writeString(folder.resolve("POSCAR"), ROCK_SALT);
    refused("tables alone", "files", "one.json,POSCAR");
  }

  @Test
  void says_which_structures_cannot_be_read() throws IOException {
    Files.createDirectories(folder.resolve("crystals"));
    Files.writeString(folder.resolve("crystals/POSCAR"), ROCK_SALT);
    Files.writeString(folder.resolve("crystals/b.vasp"), ROCK_SALT.replace("0.5 0.5 0.5", ""));
    assertThat(run("files", "crystals", "with", "magpie").size()).isEqualTo(1);
    assertThat(work.said())
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("1 could not be read", "b.vasp"));
    Files.delete(folder.resolve("crystals/POSCAR"));
    refused("b.vasp", "files", "crystals");
  }

  @Test
  void refuses_a_table_without_structures_and_a_column_that_is_not_there() throws IOException {
    Files.writeString(folder.resolve("gaps.csv"), "formula,gap\nNaCl,8.5\nMgO,7.8\n");
    refused("no column of structures", "files", "gaps.csv");
    refused("no structures in the column 'formula'", "files", "gaps.csv", "column", "formula");
    table("salts.json");
    refused("column 'crystal'", "files", "salts.json", "column", "crystal");
    refused("column 'gaps'", "files", "salts.json", "target", "gaps");
    refused("nothing at", "files", "salt.json");
    refused("no column 'energy'", "files", "salts.json", "units", "energy=eV");
  }

  private void refused(String part, String... settings) {
    assertThatThrownBy(() -> run(settings))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(part);
  }
}
