package io.lodestone.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import org.junit.jupiter.api.Test;

class StudyTest {
  private static final String WHOLE =
      """
      title: Radii decide
      claim: The larger ion goes in front.
      licence: CC-BY-4.0
      authors: [A. Author, B. Writer]
      tolerance: 1e-5
      steps:
        table:
          do: table
          file: radii.csv
          features: [r_A, r_B]
          units: {r_A: pm}
        fit: {do: fit, data: table}
      findings:
        - {what: error, value: fit.mae, published: 0.1 eV, expect: at most 0.2}
      """;

  @Test
  void reads_what_its_author_wrote() {
    Study study = Study.parse(WHOLE);
    assertThat(study.title()).isEqualTo("Radii decide");
    assertThat(study.authors()).containsExactly("A. Author", "B. Writer");
    assertThat(study.tolerance()).isEqualTo(1e-5);
    assertThat(study.steps()).extracting(StepText::name).containsExactly("table", "fit");
    StepText table = study.steps().getFirst();
    assertThat(table.kind()).isEqualTo("table");
    assertThat(table.settings())
        .containsEntry("features", "r_A,r_B")
        .containsEntry("units", "r_A=pm");
    assertThat(table.place("file")).isEqualTo("line 9");
    Finding finding = study.findings().getFirst();
    assertThat(finding.expectation().holds(0.2)).isTrue();
    assertThat(finding.expectation().holds(0.21)).isFalse();
  }

  @Test
  void tells_limits_of_counts_as_whole_numbers() {
    assertThat(expectation("at least 84800")).isEqualTo("at least 84800");
    assertThat(expectation("between 10 and 1.2e7")).isEqualTo("between 10 and 12000000");
    assertThat(expectation("at most 0.02")).isEqualTo("at most 0.02");
    assertThat(expectation("at most 1e9")).isEqualTo("at most 1.0E9");
  }

  private static String expectation(String text) {
    return Study.parse(WHOLE.replace("at most 0.2", text))
        .findings()
        .getFirst()
        .expectation()
        .text();
  }

  @Test
  void refuses_a_key_that_is_not_known_with_its_line_and_the_one_that_was_meant() {
    refused(WHOLE.replace("licence:", "licenze:"), "line 3", "did you mean licence?");
  }

  @Test
  void refuses_what_lacks_a_claim_or_steps() {
    refused(WHOLE.replace("claim: The larger ion goes in front.\n", ""), "no claim", "a sentence");
    refused("title: a\nclaim: b\nlicence: c\n", "no steps", "");
  }

  @Test
  void refuses_tags_and_text_that_grows_by_aliases() {
    refused("title: !!javax.script.ScriptEngineManager [a]", "tag", "line 1");
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String before = "*a" + (i - 1) + ", ";
      laughs.append("a" + i + ": &a" + i + " [" + before.repeat(9) + "x]\n");
    }
    refused(laughs.toString(), "aliases", "");
  }

  @Test
  void refuses_what_is_no_yaml_with_its_line() {
    refused("title: a\nclaim: [b\nlicence: c\n", "line ", "YAML");
    refused("just text", "'just text'", "keys with values");
    refused("title: a\ntitle: b\n", "line 2", "");
  }

  @Test
  void refuses_findings_that_point_nowhere_or_expect_nothing() {
    refused(WHOLE.replace("fit.mae", "fti.mae"), "line 14", "did you mean fit?");
    refused(WHOLE.replace("at most 0.2", "small"), "line 14", "at least 0.9");
  }

  private static void refused(String text, String... parts) {
    assertThatThrownBy(() -> Study.parse(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll(parts);
  }
}
