package io.lodestone.archive.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.Archive;
import io.lodestone.archive.provenance.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of more entries than are made safe at once comes in parts, and is one file all the same.
 */
class ManyEntriesTest {
  private static final String TABLE = "entry_id, mainfile, entry_key, document, problem";

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
  void parts_are_the_same_as_the_whole() throws IOException {
    Files.writeString(files.resolve("table.csv"), table(100));
    assertThat(ingest(7).total()).isEqualTo(new IngestReport.Counts(1, 100, 0, 0, 0));
    assertThat(journal("\"activity\":\"parse\"")).isEqualTo(15);
    List<String> parts = entries();
    assertThat(parts).hasSize(100);
    assertThat(indexed()).isEqualTo(100);
    assertThat(Rows.of(archive, "SELECT count(*) FROM files")).containsExactly("1");
    assertThat(ingest(7).total()).isEqualTo(new IngestReport.Counts(1, 0, 1, 0, 0));
    archive.close();
    archive = Archive.rebuild(folder.resolve("archive"));
    assertThat(entries()).isEqualTo(parts);
    assertThat(indexed()).isEqualTo(100);
    archive.close();
    archive = Archive.open(folder.resolve("other"));
    ingest(1000);
    assertThat(entries()).isEqualTo(parts);
  }

  @Test
  void a_shorter_table_replaces_all_parts_of_the_longer_one() throws IOException {
    Files.writeString(files.resolve("table.csv"), table(50));
    ingest(8);
    Files.writeString(files.resolve("table.csv"), table(20));
    assertThat(ingest(8).total().entries()).isEqualTo(20);
    assertThat(entries()).hasSize(20);
    assertThat(indexed()).isEqualTo(20);
  }

  @Test
  void equal_bytes_at_another_place_are_a_duplicate_in_all_parts() throws IOException {
    Files.writeString(Files.createDirectories(files.resolve("a")).resolve("t.csv"), table(30));
    Files.writeString(Files.createDirectories(files.resolve("b")).resolve("t.csv"), table(30));
    assertThat(ingest(4).total()).isEqualTo(new IngestReport.Counts(2, 30, 0, 1, 0));
    assertThat(entries()).hasSize(30).allMatch(row -> row.contains("| a/t.csv |"));
  }

  @Test
  void damage_at_the_end_is_told_once_and_keeps_what_comes_before() throws IOException {
    String whole =
        IntStream.range(0, 10)
            .mapToObj(i -> GeneratedFolder.cif(4 + 0.01 * i).replace("CsCl", "CsCl" + i))
            .collect(Collectors.joining());
    Files.writeString(files.resolve("cells.cif"), whole + "data_cut\n_cell_length_a 'oops");
    IngestReport report = ingest(6);
    assertThat(report.total()).isEqualTo(new IngestReport.Counts(1, 11, 0, 0, 1));
    assertThat(report.failedCount()).isEqualTo(1);
    assertThat(Rows.of(archive, "SELECT count(*) FROM entries WHERE problem IS NOT NULL"))
        .containsExactly("5");
  }

  @Test
  void a_reading_that_was_cut_off_is_taken_up_again() throws IOException {
    Files.writeString(files.resolve("table.csv"), table(40));
    ingest(10);
    List<String> whole = entries();
    archive.close();
    Path journal = folder.resolve("archive/journal");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() - 1));
    archive = Archive.rebuild(folder.resolve("archive"));
    assertThat(entries()).hasSize(30);
    assertThat(ingest(10).total().entries()).isEqualTo(40);
    assertThat(entries()).isEqualTo(whole);
    assertThat(indexed()).isEqualTo(40);
  }

  @Test
  void doubts_of_all_parts_are_told_together() throws IOException {
    Files.writeString(
        files.resolve("table.csv"), table(20) + "Fe,many\n" + table(20).substring(22) + "Ni,few\n");
    IngestReport report = ingest(6);
    assertThat(report.doubtful()).hasSize(1);
    assertThat(report.doubtful().getFirst().reason()).startsWith("2 doubts, the first: ");
  }

  private static String table(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> "Fe" + (i + 1) + "O," + 0.25 * i + "\n")
        .collect(Collectors.joining("", "formula,hardness (GPa)\n", ""));
  }

  private IngestReport ingest(int partEntries) throws IOException {
    return new Ingest(archive, (done, safe) -> {}, 16, partEntries).run(files, Access.of("tester"));
  }

  private List<String> entries() throws IOException {
    return Rows.of(archive, "SELECT " + TABLE + " FROM entries ORDER BY entry_id");
  }

  private int indexed() throws IOException {
    archive.settle();
    try (var index = archive.searchIndex()) {
      return index.size();
    }
  }

  private long journal(String text) throws IOException {
    return Files.readAllLines(folder.resolve("archive/journal")).stream()
        .filter(line -> line.contains(text))
        .count();
  }
}
