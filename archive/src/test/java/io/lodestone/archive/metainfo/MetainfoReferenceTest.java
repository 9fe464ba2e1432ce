package io.lodestone.archive.metainfo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetainfoReferenceTest {
  @Test
  void the_reference_page_is_the_one_that_the_sections_give() throws IOException {
    assertThat(Files.readString(Path.of("../docs/metainfo.md")))
        .as("run ./lodestone metainfo > docs/metainfo.md")
        .isEqualTo(new MetainfoReference().markdown());
  }

  @Test
  void every_quantity_says_what_it_is() {
    assertThat(SectionDefinition.all())
        .flatExtracting(SectionDefinition::quantities)
        .allSatisfy(quantity -> assertThat(quantity.description()).isNotBlank());
  }

  @Test
  void every_reference_of_the_schema_is_defined() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(new MetainfoReference().jsonSchema());
    assertThat(schema.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(schema.at(reference.substring(1)).isObject()).isTrue());
  }

  @Test
  void results_have_unique_names() {
    assertThat(ResultQuantity.ALL).extracting(ResultQuantity::name).doesNotHaveDuplicates();
  }
}
