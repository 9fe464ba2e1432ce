package io.lodestone.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.filter.FilterParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "filters.md");

  @Test
  void every_example_of_the_guide_suits_the_properties_of_an_archive() throws IOException {
    Binder binder = new Binder(Vocabulary.ofArchive());
    List<String> examples = new ArrayList<>();
    boolean isExample = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.startsWith("```")) {
        isExample = line.equals("```filter");
      } else if (isExample) {
        examples.add(line);
      }
    }
    assertThat(examples).hasSizeGreaterThan(20);
    for (String example : examples) {
      assertThat(binder.bind(FilterParser.parse(example))).as(example).isNotNull();
    }
  }
}
