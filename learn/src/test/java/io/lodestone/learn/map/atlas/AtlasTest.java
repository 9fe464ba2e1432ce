package io.lodestone.learn.map.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.figure.Mark;
import io.lodestone.learn.cluster.ClusterMethods;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MapDrawing;
import io.lodestone.learn.map.MapMethods;
import io.lodestone.learn.map.MaterialsMap;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtlasTest {
  private static final int ROWS = 40;

  @Test
  void names_stand_in_the_middle_of_materials_that_lie_together() {
    double[] coordinates = new double[2 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      coordinates[2 * i] = (i < 20 ? 0 : 10) + 0.01 * (i % 20);
    }
    List<List<String>> names =
        IntStream.range(0, ROWS)
            .mapToObj(i -> i < 20 ? List.of("left", "all") : List.of("right", "all"))
            .toList();
    List<PlaceName> places = PlaceName.of(coordinates, 2, names, 9);
    assertThat(places).extracting(PlaceName::text).containsExactly("left", "right");
    assertThat(places.getFirst().x()).isCloseTo(0.1, within(0.02));
    assertThat(places.getLast().materials()).isEqualTo(20);
  }

  @Test
  void crowds_are_called_by_the_elements_that_set_them_apart() {
    Elements elements = new Elements(List.of("NaCl", "KCl", "NaBr", "TiO2", "ZrO2", "MgO"));
    assertThat(elements.ofCrowds(new int[] {0, 0, 0, 1, 1, 1}, 2))
        .containsExactly("Cl, Na, Br", "O, Mg, Ti");
    assertThat(elements.systems().getFirst()).containsExactly("Cl-Na");
    assertThat(new Elements(Collections.nCopies(2, null)).areKnown()).isFalse();
  }

  @Test
  void no_name_covers_another() {
    MaterialsMap map = map();
    List<PlaceName> names =
        IntStream.range(0, 25)
            .mapToObj(i -> new PlaceName("name number " + i, 0.01 * i, 0, 3))
            .toList();
    List<Mark.Words> words =
        new MapFigure(map, "title", null, names, Optional.empty(), List.of())
            .figure().marks().stream()
                .filter(mark -> mark instanceof Mark.Words some && some.text().startsWith("name "))
                .map(Mark.Words.class::cast)
                .toList();
    assertThat(words).hasSizeGreaterThan(5);
    for (Mark.Words one : words) {
      for (Mark.Words other : words) {
        boolean apart =
            one == other
                || Math.abs(one.y() - other.y()) >= 15.9
                || Math.abs(one.x() - other.x())
                    >= (one.style().width(one.text()) + other.style().width(other.text())) / 2;
        assertThat(apart).as(one.text() + " and " + other.text()).isTrue();
      }
    }
  }

  @Test
  void a_figure_has_a_point_for_each_material_and_tells_the_quality() {
    String svg =
        new MapFigure(
                map(), "A map", map().table().number("gap"), List.of(), Optional.empty(), List.of())
            .figure()
            .svg();
    assertThat(svg).contains("A map", "m7; gap 7", "gap (eV)", "trustworthiness");
  }

  @Test
  void the_document_for_browsers_has_all_columns_and_no_number_that_json_does_not_know() {
    JsonNode document =
        new MapJson(map(), "A map", List.of(new PlaceName("here", 1, 2, 3))).document();
    assertThat(document.path("ids")).hasSize(ROWS);
    assertThat(document.at("/columns/0/name").asText()).isEqualTo("x");
    assertThat(document.at("/places/0/text").asText()).isEqualTo("here");
    assertThat(document.at("/quality/neighbours").asInt()).isEqualTo(15);
    assertThat(document.toString()).doesNotContain("NaN");
  }

  @Test
  void chemiscope_gets_structures_and_properties_of_the_same_length() {
    Structure salt =
        Structure.crystal(
            Lattice.cubic(5),
            List.of(
                Site.of(Element.of("Na"), new Vector3(0, 0, 0)),
                Site.of(Element.of("Cl"), new Vector3(2.5, 2.5, 2.5))));
    JsonNode document =
        new Chemiscope(map(), "A map", Collections.nCopies(ROWS, salt), "gap").document();
    assertThat(document.path("structures")).hasSize(ROWS);
    assertThat(document.at("/structures/0/names/1").asText()).isEqualTo("Cl");
    assertThat(document.at("/structures/0/cell")).hasSize(9);
    for (JsonNode property : document.path("properties")) {
      assertThat(property.path("values")).hasSize(ROWS);
      assertThat(property.path("target").asText()).isEqualTo("structure");
    }
    assertThat(document.at("/properties/gap/units").asText()).isEqualTo("eV");
    assertThat(document.at("/settings/map/color/property").asText()).isEqualTo("gap");
    assertThat(document.at("/settings/map/x/property").asText()).isEqualTo("x");
  }

  @Test
  void the_table_has_places_clusters_and_quality_beside_what_is_told() {
    Dataset table = new MapTable(map()).materials();
    assertThat(table.columns())
        .extracting(column -> column.name())
        .containsExactly(
            "x",
            "y",
            "cluster",
            "cluster strength",
            "trustworthiness",
            "continuity",
            "preservation",
            "stress",
            "gap",
            "formula");
  }

  private static MaterialsMap map() {
    double[] a = IntStream.range(0, ROWS).mapToDouble(i -> i < 20 ? i : 100 + i).toArray();
    double[] b = IntStream.range(0, ROWS).mapToDouble(i -> i * i % 11).toArray();
    double[] gap = IntStream.range(0, ROWS).mapToDouble(i -> i == 5 ? Double.NaN : i).toArray();
    List<String> ids = IntStream.range(0, ROWS).mapToObj(i -> "m" + i).toList();
    Dataset table =
        new Dataset(
            ids,
            List.of(
                NumberColumn.plain("a", a),
                NumberColumn.plain("b", b),
                new NumberColumn("gap", UnitExpression.parse("eV"), gap),
                new TextColumn("formula", Collections.nCopies(ROWS, "NaCl"))),
            List.of(),
            "");
    return new MapDrawing(new MapMethods().parse("pca"))
        .draw(table, List.of("a", "b"), List.of())
        .clustered(new ClusterMethods().parse("kmeans:clusters=2"));
  }
}
