package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code lodestone ingest} says of input that nobody should have made: which file, where in it
 * and what is wrong; and that it is kept, marked, and harms nothing beside it.
 */
class BadInputTest {
  private static final String CELL =
      """
      2
      Lattice="4.12 0 0 0 4.12 0 0 0 4.12" Properties=species:S:1:pos:R:3 energy=-3.5 pbc="T T T"
      Cs 0.00 0.00 0.00
      Cl 2.06 2.06 2.06
      """;

  @TempDir private Path folder;
  private Path files;
  private String archive;
  private String printed = "";

  @BeforeEach
  void one_good_file() throws IOException {
    files = Files.createDirectory(folder.resolve("files")).toRealPath();
    archive = folder.resolve("archive").toString();
    Files.writeString(
        Files.createDirectory(files.resolve("good")).resolve("good.xyz"), CELL + CELL);
  }

  @AfterEach
  void nothing_else_is_harmed() {
    assertThat(lines("SELECT mainfile, volume IS NOT NULL, problem FROM entries"))
        .contains("good/good.xyz,true,");
    assertThat(run("verify", "--archive", archive)).contains("all whole");
    assertThat(printed).doesNotContain("Exception", "\tat ");
    try (var below = Files.walk(folder)) {
      assertThat(below.filter(path -> path.endsWith("evil.xyz"))).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_empty_file() throws IOException {
    Files.write(files.resolve("empty.out"), new byte[0]);
    assertThat(ingest()).contains(files + "/empty.out: empty file");
    assertThat(kept()).contains("empty.out,empty file");
  }

  @Test
  void a_truncated_file() throws IOException {
    Files.writeString(files.resolve("cut.xyz"), (CELL + CELL).substring(0, 2 * CELL.length() - 12));
    assertThat(ingest()).contains(files + "/cut.xyz: ", "the file ends early");
    assertThat(lines("SELECT clean_end, n_sites FROM entries WHERE mainfile = 'cut.xyz'"))
        .containsExactly("false,2");
  }

  @Test
  void a_binary_file() throws IOException {
    byte[] noise = new byte[50_000];
    new Random(3).nextBytes(noise);
    Files.write(files.resolve("noise.out"), noise);
    assertThat(ingest()).contains(files + "/noise.out: no known format");
    assertThat(kept()).contains("noise.out,no known format");
  }

  @Test
  void a_file_in_the_wrong_encoding() throws IOException {
    Files.write(files.resolve("utf16.xyz"), CELL.getBytes(StandardCharsets.UTF_16));
    assertThat(ingest()).contains(files + "/utf16.xyz: text in UTF-16; save it as UTF-8");
    assertThat(kept()).contains("utf16.xyz,text in UTF-16; save it as UTF-8");
  }

  @Test
  void a_gigantic_line() throws IOException {
    String line = "x".repeat(20_000_000);
    Files.writeString(files.resolve("line.xyz"), CELL + "2\n" + line + "\n");
    assertThat(ingest())
        .contains(files + "/line.xyz, line 6:", "a line of more than 16777216 bytes");
    assertThat(lines("SELECT problem FROM entries WHERE mainfile = 'line.xyz'"))
        .singleElement()
        .asString()
        .contains("line 6");
  }

  @Test
  void a_wrong_unit() throws IOException {
    Files.writeString(files.resolve("unit.csv"), "formula,band gap (parsec)\nSi,1.1\nGe,0.7\n");
    assertThat(ingest())
        .contains(files + "/unit.csv: 2 doubts", "row 1, column 'band gap'", "unit 'parsec'");
    assertThat(lines("SELECT band_gap, len(warnings) FROM entries WHERE mainfile = 'unit.csv'"))
        .containsExactly(",1", ",1");
  }

  @Test
  void a_file_filled_with_nan() throws IOException {
    Files.writeString(files.resolve("nan.xyz"), CELL.replace("2.06", "NaN"));
    assertThat(ingest()).contains(files + "/nan.xyz, line 4:", "'Cl NaN NaN NaN'");
    assertThat(lines("SELECT volume, energy_total FROM entries WHERE mainfile = 'nan.xyz'"))
        .containsExactly(",");
  }

  @Test
  void a_zip_bomb() throws IOException {
    byte[][] zeros = new byte[300][1 << 20];
    Path bomb = zip("bomb.zip", "a.xyz", CELL.replace("4.12", "4.13"), "zeros", zeros);
    assertThat(ingest()).contains(bomb + "/zeros: the archive swells to more than 200 times");
    assertThat(kept()).contains("bomb.zip,a packed archive that was not unpacked whole");
    assertThat(lines("SELECT mainfile FROM entries")).contains("bomb.zip/a.xyz");
  }

  @Test
  void a_path_that_leads_out_of_its_archive() throws IOException {
    Path evil =
        zip("paths.zip", "../../evil.xyz", CELL.replace("4.12", "4.14"), "rest", new byte[1][1]);
    assertThat(ingest())
        .contains(evil + "/../../evil.xyz: its name leads out of the archive; left out");
    assertThat(kept()).contains("paths.zip,a packed archive that was not unpacked whole");
  }

  @Test
  void a_tar_file_that_lacks_its_end() throws IOException {
    byte[] header = new byte[512];
    write(header, 0, "a.xyz");
    write(header, 100, "0000644");
    write(header, 124, String.format("%011o", CELL.length()));
    write(header, 136, "00000000000");
    write(header, 148, "        ");
    header[156] = '0';
    write(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    write(header, 148, String.format("%06o\0", sum));
    byte[] tar = Arrays.copyOf(header, 1024);
    write(tar, 512, CELL);
    Files.write(files.resolve("cut.tar"), tar);
    assertThat(ingest()).contains(files + "/cut.tar: the archive ends early");
    assertThat(kept()).contains("cut.tar,a packed archive that was not unpacked whole");
  }

  @Test
  void a_loop_of_links() throws IOException {
    Files.createSymbolicLink(files.resolve("good/loop"), files);
    assertThat(ingest()).contains(files + "/good/loop: a link to a folder, not followed");
  }

  private String ingest() {
    printed = run("ingest", "--archive", archive, files.toString());
    return printed;
  }

  private List<String> kept() {
    return lines("SELECT path, reason FROM files WHERE reason IS NOT NULL");
  }

  private List<String> lines(String query) {
    List<String> lines =
        new ArrayList<>(run("sql", "--archive", archive, "-o", "csv", query).lines().toList());
    lines.removeFirst();
    return lines;
  }

  private Path zip(String name, String first, String content, String second, byte[][] parts)
      throws IOException {
    Path target = files.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
      zip.putNextEntry(new ZipEntry(first));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(second));
      for (byte[] part : parts) {
        zip.write(part);
      }
    }
    return target;
  }

  private static void write(byte[] target, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  /** Everything a command printed. */
  private static String run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    return run.out() + run.err();
  }
}
