package io.lodestone.archive.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.archive.Archive;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.provenance.Access;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files and folders that nobody should have made: each is told of, kept, and harms nothing else.
 */
class HostileFilesTest {
  @TempDir private Path folder;
  private Path files;

  @BeforeEach
  void one_good_file() throws IOException {
    files = Files.createDirectories(folder.resolve("files")).toRealPath();
    Files.createDirectory(files.resolve("good"));
    Files.writeString(files.resolve("good/good.cif"), GeneratedFolder.cif(4));
  }

  @Test
  void loops_of_links_are_not_walked() throws IOException {
    Files.createSymbolicLink(files.resolve("loop"), files);
    Files.createDirectories(files.resolve("a/b"));
    Files.createSymbolicLink(files.resolve("a/b/up"), files.resolve("a"));
    Files.createSymbolicLink(files.resolve("nowhere"), files.resolve("missing"));
    Files.createSymbolicLink(files.resolve("self"), files.resolve("self"));
    Outcome outcome = ingest();
    assertThat(outcome.notes())
        .containsExactlyInAnyOrder(
            files + "/loop: a link to a folder, not followed; ingest the folder itself",
            files + "/a/b/up: a link to a folder, not followed; ingest the folder itself",
            files + "/nowhere: not a regular file, or a link that leads nowhere",
            files + "/self: not a regular file, or a link that leads nowhere");
    assertThat(outcome.entries()).containsExactly("good/good.cif");
  }

  @Test
  @Timeout(60)
  void a_named_pipe_is_not_waited_for() throws Exception {
    Path pipe = files.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "skipped: no mkfifo");
    assertThat(ingest().notes())
        .containsExactly(pipe + ": not a regular file, or a link that leads nowhere");
    try (Archive archive = Archive.open(folder.resolve("other"))) {
      IngestReport report = new Ingest(archive, (done, path) -> {}).run(pipe, Access.of("tester"));
      assertThat(report.failed())
          .containsExactly(new IngestReport.FileNote(pipe.toString(), "not a regular file"));
    }
  }

  @Test
  void files_and_folders_without_permission_are_told_of() throws IOException {
    Path secret = Files.writeString(files.resolve("secret.cif"), GeneratedFolder.cif(5));
    Path closed = Files.createDirectory(files.resolve("closed"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(secret), "skipped: this user may read everything");
      assertThat(ingest().notes())
          .containsExactlyInAnyOrder(
              secret + ": no permission to read it", closed + ": the folder cannot be read");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void odd_names_are_names_like_any_other() throws IOException {
    List<String> names =
        List.of(
            "two\nlines.cif",
            "tab\t.cif",
            " blank .cif",
            "-rf.cif",
            "quote'\".cif",
            "$(id);`id`.cif",
            "%s%n.cif",
            "\u001b[31mred.cif",
            "back\\slash.cif",
            ".hidden.cif",
            "n".repeat(250) + ".cif");
    for (int i = 0; i < names.size(); i++) {
      Files.writeString(files.resolve(names.get(i)), GeneratedFolder.cif(5 + i));
    }
    Outcome outcome = ingest();
    assertThat(outcome.notes()).isEmpty();
    assertThat(outcome.entries()).containsAll(names).hasSize(names.size() + 1);
  }

  @Test
  void what_is_no_text_of_a_known_format_is_kept_and_the_reason_is_told() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    Files.write(files.resolve("empty.cif"), new byte[0]);
    Files.write(files.resolve("noise.out"), noise);
    Files.write(files.resolve("zeros.xml"), new byte[100_000]);
    Files.write(
        files.resolve("utf16.cif"), GeneratedFolder.cif(5).getBytes(StandardCharsets.UTF_16));
    Files.write(files.resolve("cut.cif.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
    assertThat(ingest().kept())
        .containsExactlyInAnyOrder(
            "empty.cif | empty file",
            "noise.out | no known format",
            "zeros.xml | no known format",
            "utf16.cif | text in UTF-16; save it as UTF-8",
            "cut.cif.gz | damaged gzip file");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_read_over() throws IOException {
    Files.writeString(files.resolve("mark.cif"), "\ufeff" + GeneratedFolder.cif(5));
    Files.writeString(files.resolve("windows.cif"), GeneratedFolder.cif(6).replace("\n", "\r\n"));
    Files.write(files.resolve("mark.cif.gz"), gzip("\ufeff" + GeneratedFolder.cif(7)));
    Outcome outcome = ingest();
    assertThat(outcome.notes()).isEmpty();
    assertThat(outcome.entries()).hasSize(4);
  }

  @Test
  void a_gzip_file_that_is_cut_off_is_read_up_to_there_and_marked() throws IOException {
    byte[] whole = gzip(GeneratedFolder.calculation(1));
    Files.write(files.resolve("cut.out.gz"), Arrays.copyOf(whole, whole.length * 3 / 4));
    byte[] changed = gzip(GeneratedFolder.calculation(2));
    changed[changed.length / 2] ^= 1;
    Files.write(files.resolve("changed.out.gz"), changed);
    Outcome outcome = ingest();
    assertThat(outcome.entries())
        .containsExactlyInAnyOrder("good/good.cif", "cut.out.gz", "changed.out.gz");
    assertThat(outcome.notes())
        .hasSize(2)
        .allMatch(note -> note.matches("(?s).*\\.out\\.gz, after \\d+ bytes of content: .*"));
    assertThat(outcome.problems()).hasSize(2);
  }

  @Test
  void numbers_that_are_none_never_become_results() throws IOException {
    Files.writeString(
        Files.createDirectory(files.resolve("xyz")).resolve("nan.xyz"),
        GeneratedFolder.xyz(4).replace("Po 0 0 0", "Po NaN nan inf"));
    Files.writeString(
        Files.createDirectory(files.resolve("out")).resolve("nan.out"),
        GeneratedFolder.calculation(3).replaceAll("(!\\s+total energy\\s+=)\\s+\\S+", "$1 NaN"));
    Files.writeString(
        Files.createDirectory(files.resolve("cif")).resolve("nan.cif"),
        GeneratedFolder.cif(5).replace("5.0000", "nan"));
    Outcome outcome = ingest();
    assertThat(outcome.notFinite()).containsExactly("0");
    assertThat(outcome.notes())
        .anyMatch(note -> note.contains("nan.xyz, line"))
        .anyMatch(note -> note.contains("nan.cif"));
  }

  /** The head of each format, then a line of 100 MB, read in a small heap. */
  @Test
  void a_gigantic_line_needs_no_more_memory_than_a_small_one() throws Exception {
    Set<String> formats = new HashSet<>();
    for (Path seed : seeds()) {
      DiskFile file = new DiskFile(seed);
      Optional<Parser> parser = new Parsers().recognize(file.head());
      if (parser.isPresent() && formats.add(parser.get().format())) {
        Path target = Files.createDirectories(files.resolve(String.valueOf(formats.size())));
        try (OutputStream out =
            new GZIPOutputStream(
                Files.newOutputStream(target.resolve(file.name() + ".gz")), 1 << 16)) {
          out.write(file.head().bytes());
          byte[] part = "1.25 ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
          for (int i = 0; i < 100; i++) {
            out.write(part);
          }
        }
      }
    }
    assertThat(formats).hasSizeGreaterThan(3);
    Path said = folder.resolve("said.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                IngestingChild.class.getName(),
                folder.resolve("archive").toString(),
                files.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(said)).contains(IngestingChild.FINISHED);
    try (Archive archive = Archive.open(folder.resolve("archive"))) {
      assertThat(Rows.of(archive, "SELECT location FROM sources")).hasSize(formats.size() + 1);
      assertThat(Rows.of(archive, "SELECT problem FROM entries WHERE problem LIKE '%OutOfMemory%'"))
          .isEmpty();
    }
  }

  private static List<Path> seeds() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/test/resources/io/lodestone/archive/parse"))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** What an ingest told, and what is in the archive then; paths as in the upload. */
  private record Outcome(
      List<String> notes,
      List<String> entries,
      List<String> kept,
      List<String> problems,
      List<String> notFinite) {}

  private Outcome ingest() throws IOException {
    try (Archive archive = Archive.open(folder.resolve("archive"))) {
      IngestReport report = new Ingest(archive, (done, path) -> {}).run(files, Access.of("tester"));
      List<String> damage = new ArrayList<>();
      archive.verify(damage::add);
      assertThat(damage).isEmpty();
      return new Outcome(
          report.failed().stream().map(note -> note.path() + ": " + note.reason()).toList(),
          Rows.of(archive, "SELECT DISTINCT mainfile FROM entries"),
          Rows.of(archive, "SELECT path, reason FROM files WHERE reason IS NOT NULL"),
          Rows.of(archive, "SELECT DISTINCT problem FROM entries WHERE problem IS NOT NULL"),
          Rows.of(
              archive,
              "SELECT count(*) FROM entries WHERE isnan(energy_total) OR isinf(energy_total)"
                  + " OR isnan(volume) OR isinf(volume)"));
    }
  }
}
