package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone compare} on POSCAR, CIF and files of several structures. */
class CompareCommandTest {
  private static final String PRIMITIVE_SALT =
      """
      rock salt
      1.0
      0 2.82 2.82
      2.82 0 2.82
      2.82 2.82 0
      Na Cl
      1 1
      direct
      0 0 0
      0.5 0.5 0.5
      """;
  private static final String CUBIC_SALT =
      """
      rock salt, conventional, shifted, a little larger, one ion off by 0.02 of the edge
      5.7
      1 0 0
      0 1 0
      0 0 1
      Cl Na
      4 4
      direct
      0.62 0.1 0.1
      0.1 0.6 0.1
      0.1 0.1 0.6
      0.6 0.6 0.6
      0.1 0.1 0.1
      0.6 0.6 0.1
      0.6 0.1 0.6
      0.1 0.6 0.6
      """;
  private static final String OXIDE_FRAMES =
      """
      2
      Lattice="0 2.1 2.1 2.1 0 2.1 2.1 2.1 0" Properties=species:S:1:pos:R:3 pbc="T T T"
      Mg 0 0 0
      O 2.1 2.1 2.1
      2
      Lattice="0 2.4 2.4 2.4 0 2.4 2.4 2.4 0" Properties=species:S:1:pos:R:3 pbc="T T T"
      Mg 0 0 0
      O 1.2 1.2 1.2
      """;

  @TempDir private Path folder;

  private static CommandRun compare(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("compare"), Stream.of(arguments)).toArray(String[]::new));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void cells_of_one_crystal_come_together_with_their_misfit() throws IOException {
    String primitive = file("POSCAR-1.vasp", PRIMITIVE_SALT);
    String cubic = file("POSCAR-2.vasp", CUBIC_SALT);
    String oxides = file("oxides.xyz", OXIDE_FRAMES);
    CommandRun outcome = compare(primitive, oxides, cubic, "-o", "jsonl");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    List<JsonNode> groups = outcome.objects();
    assertThat(groups).hasSize(3);
    assertThat(groups.getFirst().get("files").toString())
        .isEqualTo(new ObjectMapper().writeValueAsString(List.of(primitive, cubic)));
    assertThat(groups.getFirst().get("misfits").get(1).asDouble()).isBetween(0.001, 0.05);
    assertThat(groups.getFirst().get("space_group_numbers").get(0).asInt()).isEqualTo(225);
    // The ion that is off lowers the symmetry, so the tolerance that joins the two is said.
    assertThat(groups.getFirst().get("joined_by").get(0).isNull()).isTrue();
    assertThat(groups.getFirst().get("joined_by").get(1).asDouble()).isBetween(0.05, 0.2);
    assertThat(groups.get(1).get("files").get(0).asText()).startsWith(oxides + "#");
  }

  @Test
  void the_same_places_with_other_species_are_isoconfigurational() throws IOException {
    String salt = file("salt.vasp", PRIMITIVE_SALT);
    String oxides = file("oxides.xyz", OXIDE_FRAMES);
    CommandRun outcome = compare(salt, oxides, "--likeness", "isoconfigurational", "-o", "jsonl");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.objects()).hasSize(2);
    assertThat(outcome.objects().getFirst().get("files")).hasSize(2);
  }

  @Test
  void a_file_of_one_structure_goes_by_its_name_alone() throws IOException {
    String cif =
        file(
            "salt.cif",
            """
            data_NaCl
            _cell_length_a 5.64
            _cell_length_b 5.64
            _cell_length_c 5.64
            _cell_angle_alpha 90
            _cell_angle_beta 90
            _cell_angle_gamma 90
            _symmetry_space_group_name_H-M 'F m -3 m'
            loop_
            _atom_site_label
            _atom_site_type_symbol
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            Na1 Na 0 0 0
            Cl1 Cl 0.5 0.5 0.5
            """);
    String poscar = file("salt.vasp", PRIMITIVE_SALT);
    CommandRun outcome = compare(cif, poscar, "-o", "jsonl");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.objects().getFirst().get("files").toString())
        .isEqualTo(new ObjectMapper().writeValueAsString(List.of(cif, poscar)));
  }

  @Test
  void a_strict_comparison_tells_volumes_apart() throws IOException {
    String one = file("one.vasp", PRIMITIVE_SALT);
    String other = file("other.vasp", PRIMITIVE_SALT.replace("1.0", "1.1"));
    assertThat(compare(one, other, "-o", "jsonl").objects()).hasSize(1);
    assertThat(compare(one, other, "--strict", "-o", "jsonl").objects()).hasSize(2);
    assertThat(
            compare(one, other, "--no-scale", "--length-tolerance", "0.05", "-o", "jsonl")
                .objects())
        .hasSize(2);
  }

  @Test
  void json_is_the_groups_as_lists_of_files() throws IOException {
    String one = file("one.vasp", PRIMITIVE_SALT);
    String oxides = file("oxides.xyz", OXIDE_FRAMES);
    String other = file("other.vasp", CUBIC_SALT);
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(compare(one, oxides, other, "-o", "json").out()))
        .isEqualTo(
            json.readTree(
                json.writeValueAsString(
                    List.of(List.of(one, other), List.of(oxides + "#1"), List.of(oxides + "#2")))));
  }

  @Test
  void a_bad_file_is_named_and_the_others_are_grouped() throws IOException {
    String salt = file("salt.vasp", PRIMITIVE_SALT);
    String molecule = file("water.xyz", "3\n\nO 0 0 0\nH 0.76 0.59 0\nH -0.76 0.59 0\n");
    CommandRun outcome = compare(molecule, salt);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("water.xyz").contains("three directions");
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.out()).contains("salt.vasp").contains("1 structures, 1 groups");
    assertThat(compare(salt, "--site-tolerance", "7").code()).isEqualTo(2);
  }
}
