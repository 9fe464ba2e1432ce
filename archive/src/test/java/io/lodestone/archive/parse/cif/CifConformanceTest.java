package io.lodestone.archive.parse.cif;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The syntax cases of cod-tools and of the IUCr CIF test suite, with their recorded outcome. */
@Tag("data")
class CifConformanceTest {
  private static final Pattern PLACE = Pattern.compile("\\((\\d+),(\\d+)\\)[^:]*: ERROR");

  private Path folder;

  @BeforeEach
  void find() {
    String data = System.getenv("LODESTONE_DATA");
    folder = data == null ? null : Path.of(data, "cif-conformance");
    Assumptions.assumeTrue(
        folder != null && Files.isDirectory(folder), "cif-conformance of LODESTONE_DATA is absent");
  }

  @Test
  void accepts_and_rejects_as_recorded() throws IOException {
    List<String> different = new ArrayList<>();
    for (String[] row : cases()) {
      if (row[2].contains("--quiet") && recorded(row).isBlank() || row[0].equals("cifparse_082")) {
        continue; // run without messages, so nothing is recorded of the outcome
      }
      // A mistake that the recorded program mends on request, with a warning, is a mistake.
      String recorded = recorded(row);
      boolean rejected = recorded.contains(" ERROR,") || recorded.contains(" WARNING,");
      if (problems(row).isEmpty() == rejected) {
        different.add(row[0] + " should be " + (rejected ? "rejected" : "accepted"));
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void names_the_recorded_line_and_column_of_each_mistake() throws IOException {
    List<String> different = new ArrayList<>();
    for (String[] row : cases()) {
      // Mended input has other places. In 063 a carriage return, which ends a line of CIF, moved
      // the recorded place of the end of the file into the last line.
      if (row[2].contains("--fix") || row[0].equals("cifparse_063")) {
        continue;
      }
      Set<String> told =
          problems(row).stream().map(InvalidInput::place).collect(Collectors.toSet());
      Matcher place = PLACE.matcher(recorded(row));
      while (place.find()) {
        if (!told.contains("line " + place.group(1) + ", column " + place.group(2))) {
          different.add(row[0] + " " + place.group(1) + "," + place.group(2) + " told " + told);
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private List<String[]> cases() throws IOException {
    return Files.readAllLines(folder.resolve("parser/cases.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private String recorded(String[] row) throws IOException {
    return new String(
        Files.readAllBytes(folder.resolve("parser").resolve(row[3])), StandardCharsets.ISO_8859_1);
  }

  private List<InvalidInput> problems(String[] row) throws IOException {
    DiskFile file = new DiskFile(folder.resolve("parser").resolve(row[1]).normalize());
    try (CifReader reader = new CifReader(file.open(), row[1], name -> true)) {
      while (reader.next() != null) {}
      return reader.problems();
    }
  }
}
