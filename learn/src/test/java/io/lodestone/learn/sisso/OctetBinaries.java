package io.lodestone.learn.sisso;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The 82 octet binaries and their 14 primary features, and what another program made of them. */
final class OctetBinaries {
  /** Primary features as the other program calls them, and in the table. */
  private static final String[][] NAMES = {
    {"IPA", "ip_a", "eV"}, {"EAA", "ea_a", "eV"}, {"HA", "h_a", "eV"}, {"LA", "l_a", "eV"},
    {"IPB", "ip_b", "eV"}, {"EAB", "ea_b", "eV"}, {"HB", "h_b", "eV"}, {"LB", "l_b", "eV"},
    {"rsA", "rs_a", "Å"}, {"rpA", "rp_a", "Å"}, {"rdA", "rd_a", "Å"}, {"rsB", "rs_b", "Å"},
    {"rpB", "rp_b", "Å"}, {"rdB", "rd_b", "Å"}
  };

  private OctetBinaries() {}

  private static Path data() {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null && !folder.isEmpty(), "LODESTONE_DATA names no data folder");
    Path path = Path.of(folder);
    assumeTrue(Files.isDirectory(path), path + " is not there");
    return path;
  }

  /** The table, or the test is skipped. */
  static Dataset table() throws IOException {
    Path file = data().resolve("octet-binaries/octet_binaries_2.1.1.xarf");
    assumeTrue(Files.exists(file), file + " is not there");
    List<String> names = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("@attribute")) {
        names.add(line.split("\\s+")[1]);
      } else if (!line.startsWith("@") && !line.isBlank()) {
        rows.add(line.split(","));
      }
    }
    List<NumberColumn> columns = new ArrayList<>();
    columns.add(column("delta_e", "eV", rows, names.indexOf("delta_e")));
    for (String[] name : NAMES) {
      columns.add(column(name[0], name[2], rows, names.indexOf(name[1])));
    }
    return new Dataset(rows.stream().map(row -> row[0]).toList(), columns, List.of(), "");
  }

  private static NumberColumn column(String name, String unit, List<String[]> rows, int place) {
    double[] values = rows.stream().mapToDouble(row -> Double.parseDouble(row[place])).toArray();
    return new NumberColumn(name, UnitExpression.parse(unit), values);
  }

  /** What the other program found, or the test is skipped. */
  static JsonNode recorded() throws IOException {
    Path file = data().resolveSibling("reference").resolve("sisso-octet.json");
    assumeTrue(Files.exists(file), file + " is not there");
    return new ObjectMapper().readTree(file.toFile());
  }
}
