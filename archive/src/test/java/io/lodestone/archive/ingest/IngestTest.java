package io.lodestone.archive.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.archive.Archive;
import io.lodestone.archive.index.Like;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchResult;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.archive.provenance.Access;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  @TempDir private Path folder;
  private Path files;
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
    archive = Archive.open(folder.resolve("archive"));
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  @Test
  void every_main_file_becomes_an_entry_and_the_rest_is_kept() throws IOException {
    GeneratedFolder.write(files, 8);
    IngestReport report = ingest(files);
    assertThat(report.total().mainFiles()).isEqualTo(6);
    assertThat(report.total().damaged()).isZero();
    assertThat(report.failed()).isEmpty();
    assertThat(report.unrecognized())
        .extracting(IngestReport.FileNote::reason)
        .containsExactly("no known format", "no known format");
    assertThat(rows("SELECT DISTINCT location FROM entries")).hasSize(6);
    assertThat(rows("SELECT name FROM files WHERE name = 'pw.in'")).hasSize(2);
    assertThat(damage()).isEmpty();
  }

  @Test
  void a_second_ingest_changes_no_byte() throws IOException {
    GeneratedFolder.write(files, 12);
    ingest(files);
    byte[] journal = Files.readAllBytes(folder.resolve("archive/journal"));
    List<String> entries = rows("SELECT * FROM entries ORDER BY entry_id");
    IngestReport again = ingest(files);
    assertThat(again.total().unchanged()).isEqualTo(again.total().mainFiles()).isEqualTo(9);
    assertThat(again.total().entries()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("archive/journal"))).isEqualTo(journal);
    assertThat(rows("SELECT * FROM entries ORDER BY entry_id")).isEqualTo(entries);
  }

  @Test
  void a_file_that_changed_replaces_its_entry_under_the_same_identifier() throws IOException {
    Path cif = files.resolve("cell.cif");
    Files.writeString(cif, GeneratedFolder.cif(4));
    ingest(files);
    List<String> before = rows("SELECT entry_id FROM entries");
    Files.writeString(cif, GeneratedFolder.cif(5));
    IngestReport report = ingest(files);
    assertThat(report.total().entries()).isEqualTo(1);
    assertThat(rows("SELECT entry_id FROM entries")).isEqualTo(before);
    assertThat(rows("SELECT round(volume * 1e30, 6) FROM entries")).containsExactly("125.0");
    assertThat(rows("SELECT count(*) FROM files")).containsExactly("1");
  }

  @Test
  void a_changed_file_beside_the_main_file_makes_the_entry_anew() throws IOException {
    GeneratedFolder.write(files, 1);
    ingest(files);
    Files.writeString(files.resolve("0000/pw.in"), "# other input");
    assertThat(ingest(files).total().unchanged()).isZero();
    assertThat(ingest(files).total().unchanged()).isEqualTo(1);
  }

  @Test
  void equal_bytes_at_another_place_are_a_duplicate_and_make_no_entry() throws IOException {
    Files.createDirectories(files.resolve("a"));
    Files.createDirectories(files.resolve("b"));
    Files.writeString(files.resolve("a/cell.cif"), GeneratedFolder.cif(4));
    Files.writeString(files.resolve("b/cell.cif"), GeneratedFolder.cif(4));
    IngestReport report = ingest(files);
    assertThat(report.total().duplicates()).isEqualTo(1);
    assertThat(rows("SELECT mainfile FROM entries")).containsExactly("a/cell.cif");
    assertThat(ingest(files).total()).isEqualTo(new IngestReport.Counts(2, 0, 1, 1, 0));
  }

  @Test
  void molecules_and_wires_are_found_by_their_point_and_rod_groups() throws IOException {
    Files.writeString(
        files.resolve("water.xyz"),
        "3\nwater\nO 0 0 0.1173\nH 0 0.7572 -0.4692\nH 0 -0.7572 -0.4692\n");
    double d = 0.6276;
    Files.writeString(
        files.resolve("methane.xyz"),
        "5\nmethane\nC 0 0 0\n"
            + xyz("H", d, d, d)
            + xyz("H", d, -d, -d)
            + xyz("H", -d, d, -d)
            + xyz("H", -d, -d, d));
    Files.writeString(
        files.resolve("benzene.xyz"), "12\nbenzene\n" + ring("C", 1.39, 0) + ring("H", 2.48, 0));
    // A zigzag nanotube (6,0), whose axis of order 12 is a screw: no rod group, but a point group.
    String nanotube = ring("C", 2.35, 0) + ring("C", 2.35, 1.42);
    String turned = ring("C", 2.35, 2.13, 30) + ring("C", 2.35, 3.55, 30);
    Files.writeString(
        files.resolve("nanotube.xyz"),
        "24\nLattice=\"20 0 0 0 20 0 0 0 4.26\" pbc=\"F F T\"\n" + nanotube + turned);
    Files.writeString(
        files.resolve("polyethylene.xyz"),
        "6\nLattice=\"12 0 0 0 12 0 0 0 2.55\" pbc=\"F F T\"\n"
            + xyz("C", 0.43, 0, 0)
            + xyz("H", 1.07, 0.87, 0)
            + xyz("H", 1.07, -0.87, 0)
            + xyz("C", -0.43, 0, 1.275)
            + xyz("H", -1.07, 0.87, 1.275)
            + xyz("H", -1.07, -0.87, 1.275));

    ingest(files);

    assertThat(foundFiles("point_group = \"C2v\"")).containsExactly("water.xyz");
    assertThat(foundFiles("point_group = \"Td\"")).containsExactly("methane.xyz");
    assertThat(foundFiles("point_group = \"D6h\"")).containsExactly("benzene.xyz");
    assertThat(foundFiles("point_group = \"D12h\"")).containsExactly("nanotube.xyz");
    assertThat(foundFiles("rod_group_symbol = \"pmcm\" AND point_group = \"D2h\""))
        .containsExactly("polyethylene.xyz");
    assertThat(foundFiles("rod_group_number = 22")).containsExactly("polyethylene.xyz");
    assertThat(foundFiles("rod_group_number IS KNOWN")).containsExactly("polyethylene.xyz");
  }

  private List<String> foundFiles(String filter) throws IOException {
    List<String> locations = new ArrayList<>();
    for (String id : found(filter)) {
      locations.addAll(rows("SELECT mainfile FROM entries WHERE entry_id = '" + id + "'"));
    }
    return locations;
  }

  private static String ring(String element, double radius, double height) {
    return ring(element, radius, height, 0);
  }

  /** Six atoms around z, turned by some degrees. */
  private static String ring(String element, double radius, double height, double turn) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      double angle = Math.toRadians(60 * i + turn);
      lines.append(xyz(element, radius * Math.cos(angle), radius * Math.sin(angle), height));
    }
    return lines.toString();
  }

  private static String xyz(String element, double x, double y, double z) {
    return "%s %.6f %.6f %.6f%n".formatted(element, x, y, z);
  }

  @Test
  void each_ingest_that_brings_something_is_an_upload_with_its_access() throws IOException {
    Files.writeString(files.resolve("one.cif"), GeneratedFolder.cif(4));
    new Ingest(archive, (done, path) -> {})
        .run(files, new Access("ada", List.of("Grace"), "CC-BY-4.0", null, null));
    Files.writeString(files.resolve("two.cif"), GeneratedFolder.cif(5));
    new Ingest(archive, (done, path) -> {}).run(files, Access.of("emmy"));
    assertThat(rows("SELECT owner, license FROM uploads ORDER BY owner"))
        .containsExactly("ada | CC-BY-4.0", "emmy | ");
    assertThat(
            rows(
                "SELECT owner, mainfile FROM entries JOIN uploads USING (upload_id)"
                    + " ORDER BY owner"))
        .containsExactly("ada | one.cif", "emmy | two.cif");
  }

  @Test
  void rebuilding_gives_the_same_tables() throws IOException {
    GeneratedFolder.write(files, 16);
    ingest(files);
    Files.writeString(files.resolve("0001/cell.cif"), GeneratedFolder.cif(9));
    Files.writeString(files.resolve("0002/frames.xyz"), "no longer known");
    ingest(files);
    List<String> before = everything();
    archive.close();
    Files.writeString(folder.resolve("archive/catalog.duckdb"), "not a catalog any more");
    archive = Archive.rebuild(folder.resolve("archive"));
    assertThat(everything()).isEqualTo(before);
    try (var index = archive.searchIndex()) {
      assertThat(index.size()).isEqualTo(rows("SELECT entry_id FROM entries").size());
    }
  }

  @Test
  void tables_of_another_version_are_begun_anew() throws Exception {
    GeneratedFolder.write(files, 4);
    ingest(files);
    List<String> before = everything();
    archive.close();
    try (var catalog =
            java.sql.DriverManager.getConnection(
                "jdbc:duckdb:" + folder.resolve("archive/catalog.duckdb"));
        var statement = catalog.createStatement()) {
      statement.execute("ALTER TABLE entries DROP COLUMN crystal_system");
    }
    archive = Archive.openForReading(folder.resolve("archive"));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void what_tables_state_is_found_alike_after_a_rebuild() throws IOException {
    Files.createDirectories(files);
    Files.writeString(
        files.resolve("a.csv"), "formula,Hardness (GPa),phase\nC,96,cubic\nAl,0.2,\n");
    Files.writeString(files.resolve("b.csv"), "formula\thardness [HV]\nW\t343\n");
    ingest(files);
    List<String> before = found("hardness > 1 GPa"); // of diamond, and 343 HV of tungsten
    assertThat(before).hasSize(2);
    archive.close();
    archive = Archive.rebuild(folder.resolve("archive"));
    assertThat(found("hardness > 1 GPa")).isEqualTo(before);
    assertThat(found("hardness IS KNOWN")).hasSize(3);
  }

  @Test
  void entries_alike_are_found_alike_after_a_rebuild() throws IOException {
    Files.writeString(
        files.resolve("a.csv"), "formula,x\nSi,1\nGe,1\nNaCl,1\nSiC,1\nSnO2,1\nGaAs,1\n");
    ingest(files);
    String silicon = found("chemical_formula_reduced = \"Si\"").getFirst();
    SearchResult before = alike(silicon);
    List<String> formulas = formulas(before.ids());
    // On the chemical scale Ge is one step from Si, and C two, of which SiC takes half.
    assertThat(formulas.subList(0, 2)).containsExactlyInAnyOrder("CSi", "Ge");
    assertThat(formulas.subList(2, 5)).containsExactly("AsGa", "O2Sn", "ClNa");
    assertThat(before.similarities()).isSortedAccordingTo(Comparator.reverseOrder());
    archive.close();
    archive = Archive.rebuild(folder.resolve("archive"));
    assertThat(alike(silicon)).isEqualTo(before);
  }

  private SearchResult alike(String id) throws IOException {
    try (var index = archive.searchIndex()) {
      return index.search(Search.everything().like(new Like(id, Likeness.COMPOSITION)));
    }
  }

  private List<String> formulas(List<String> ids) throws IOException {
    List<String> formulas = new ArrayList<>();
    for (String id : ids) {
      formulas.addAll(
          rows("SELECT chemical_formula_reduced FROM entries WHERE entry_id = '" + id + "'"));
    }
    return formulas;
  }

  private List<String> found(String filter) throws IOException {
    try (var index = archive.searchIndex()) {
      return index
          .search(Search.everything().where(io.lodestone.archive.filter.FilterParser.parse(filter)))
          .ids();
    }
  }

  @Test
  void what_the_journal_says_is_there_after_the_catalog_was_lost() throws IOException {
    GeneratedFolder.write(files, 16);
    ingest(files);
    List<String> before = everything();
    archive.close();
    Files.delete(folder.resolve("archive/catalog.duckdb"));
    archive = Archive.open(folder.resolve("archive"));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void verify_finds_every_object_that_is_damaged_or_missing() throws IOException {
    GeneratedFolder.write(files, 4);
    ingest(files);
    assertThat(damage()).isEmpty();
    List<String> objects =
        rows("SELECT object FROM files UNION SELECT document FROM entries ORDER BY ALL");
    Path pack = folder.resolve("archive/objects/packs/00000000.pack");
    byte[] whole = Files.readAllBytes(pack);
    Set<String> damaged = new HashSet<>();
    for (int i = 0; i < whole.length; i += 17) {
      byte[] changed = whole.clone();
      changed[i] ^= 64;
      Files.write(pack, changed);
      List<String> found = damage();
      assertThat(found).as("byte %s", i).hasSizeLessThan(2);
      found.forEach(what -> damaged.addAll(objects.stream().filter(what::contains).toList()));
    }
    assertThat(damaged).containsExactlyInAnyOrderElementsOf(objects);
    Files.write(pack, whole);
    assertThat(damage()).isEmpty();
    archive.close();
    Files.delete(pack);
    archive = Archive.open(folder.resolve("archive"));
    assertThat(damage()).hasSizeGreaterThanOrEqualTo(objects.size());
  }

  @Test
  void verify_finds_a_changed_journal() throws IOException {
    GeneratedFolder.write(files, 4);
    ingest(files);
    Path journal = folder.resolve("archive/journal");
    Files.writeString(journal, Files.readString(journal).replace("tester", "jester"));
    assertThat(damage()).hasSize(1).first().asString().contains("journal", "byte 0");
  }

  @Test
  void says_what_is_missing_where_there_is_nothing_to_ingest() {
    assertThatThrownBy(() -> ingest(files.resolve("nowhere")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void an_archive_is_not_brought_into_itself() throws IOException {
    Files.writeString(files.resolve("one.cif"), GeneratedFolder.cif(4));
    ingest(files);
    assertThat(ingest(folder.resolve("archive")).failedCount()).isEqualTo(1);
    ingest(folder);
    assertThat(rows("SELECT location FROM files")).hasSize(1);
  }

  @Test
  void one_process_at_a_time_changes_an_archive() {
    assertThatThrownBy(() -> Archive.open(folder.resolve("archive")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("in use");
  }

  private IngestReport ingest(Path path) throws IOException {
    return new Ingest(archive, (done, safe) -> {}).run(path, Access.of("tester"));
  }

  private List<String> rows(String query) throws IOException {
    return Rows.of(archive, query);
  }

  private List<String> everything() throws IOException {
    List<String> all = new ArrayList<>();
    for (String table : List.of("uploads", "entries", "files", "sources", "state")) {
      all.addAll(rows("SELECT '" + table + "', * FROM " + table + " ORDER BY ALL"));
    }
    return all;
  }

  private List<String> damage() throws IOException {
    List<String> found = new ArrayList<>();
    archive.verify(found::add);
    return found;
  }
}
