package io.lodestone.archive.parse.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.metainfo.StudySummary;
import io.lodestone.archive.normalize.Normalizer;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyParserTest {
  private static final String RECORD =
      """
      {
        "lodestone_study" : 1,
        "title" : "A line", "claim" : "y follows x.", "publication" : "",
        "steps" : {
          "fit" : {
            "reads" : {"rows.csv" : "ab12"},
            "numbers" : [{"name" : "mae", "value" : 0.5, "std" : 0.1, "unit" : "eV"}],
            "model_classes" : ["random forest"],
            "environment" : {
              "program" : "Lodestone 0.1.0", "runtime" : "Vendor 25",
              "libraries" : {"zstd-jni" : "1.5"}
            }
          }
        },
        "findings" : [{"agrees" : true}, {"agrees" : false}]
      }
      """;

  @TempDir private Path folder;

  private Results results(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("study.json"), text);
    Normalizer normalizer = new Normalizer();
    new StudyParser().parse(new DiskFile(file), key -> normalizer);
    return normalizer.results();
  }

  @Test
  void recognises_the_record_of_a_study_and_no_other_json() {
    assertThat(new StudyParser().recognizes(head(RECORD))).isTrue();
    assertThat(new StudyParser().recognizes(head("{\"title\": \"lodestone_study\"}"))).isFalse();
  }

  private static FileHead head(String text) {
    return new FileHead("study.json", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tells_models_software_data_and_scores() throws IOException {
    Results results = results(RECORD);
    StudySummary study = results.study();
    assertThat(study.studyClaim()).isEqualTo("y follows x.");
    assertThat(study.modelClasses()).containsExactly("random forest");
    assertThat(study.libraries()).containsExactly("Java Vendor 25", "zstd-jni 1.5");
    assertThat(study.datasets()).containsExactly("rows.csv");
    assertThat(study.datasetHashes()).containsExactly("ab12");
    assertThat(study.findingsAgree()).isFalse();
    assertThat(results.method().programVersion()).isEqualTo("0.1.0");
    assertThat(results.method().workflowName()).isEqualTo("Study");
    List<MaterialProperty> scores = results.properties().measured();
    assertThat(scores).extracting(MaterialProperty::name).containsExactly("mae", "fit_mae");
    assertThat(scores.getFirst().value()).isCloseTo(0.5 * 1.602176634e-19, withinPercentage(1e-9));
    assertThat(scores.getFirst().unit()).isEqualTo("J");
    assertThat(scores.getFirst().uncertainty())
        .isCloseTo(0.1 * 1.602176634e-19, withinPercentage(1e-9));
  }

  @Test
  void says_that_a_record_breaks_off() {
    assertThatThrownBy(() -> results(RECORD.substring(0, 200)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("breaks off");
  }
}
