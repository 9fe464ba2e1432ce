package io.lodestone.archive.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.Archive;
import io.lodestone.archive.ingest.Packing.Item;
import io.lodestone.archive.provenance.Access;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed archives, friendly and hostile: what can be read is read, the rest is told and kept. */
class PackedArchiveTest {
  private static final Item GOOD = Item.file("good/cell.cif", GeneratedFolder.cif(4));

  @TempDir private Path folder;
  private Path files;

  @BeforeEach
  void make() throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs.zip", "runs.tar", "runs.tar.gz", "runs.tgz", "RUNS.ZIP"})
  void files_in_a_packed_archive_are_read_as_if_they_lay_in_a_folder(String name)
      throws IOException {
    Path packed = pack(name, GOOD, Item.file("notes.txt", "text"));
    Outcome outcome = ingest();
    assertThat(outcome.notes()).isEmpty();
    assertThat(outcome.entries()).containsExactly(packed + "/good/cell.cif");
    assertThat(outcome.kept()).containsExactly(packed + "/notes.txt | no known format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.cif",
        "a/../../evil.cif",
        "/tmp/lodestone-evil.cif",
        "..\\evil.cif",
        "a\\..\\..\\evil.cif"
      })
  void a_name_that_leads_out_is_refused_and_the_rest_is_read(String name) throws IOException {
    Item evil = Item.file(name, GeneratedFolder.cif(5));
    for (String ending : List.of("zip", "tar")) {
      Path packed = pack("evil." + ending, evil, GOOD);
      Outcome outcome = ingest();
      assertThat(outcome.notes())
          .singleElement()
          .asString()
          .startsWith(packed + "/")
          .endsWith("evil.cif: its name leads out of the archive; left out");
      assertThat(outcome.entries()).containsExactly(packed + "/good/cell.cif");
      assertThat(outcome.kept())
          .containsExactly(packed + " | a packed archive that was not unpacked whole");
      Files.delete(packed);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(path -> path.toString().contains("evil.cif"))).isEmpty();
    }
    assertThat(Path.of("/tmp/lodestone-evil.cif")).doesNotExist();
  }

  @Test
  void links_and_devices_in_a_tar_file_are_refused() throws IOException {
    Path packed =
        pack(
            "links.tar",
            Item.special("link", TarArchiveEntry.LF_SYMLINK),
            Item.special("hard", TarArchiveEntry.LF_LINK),
            Item.special("device", TarArchiveEntry.LF_CHR),
            Item.special("disk", TarArchiveEntry.LF_BLK),
            Item.special("pipe", TarArchiveEntry.LF_FIFO),
            GOOD);
    Outcome outcome = ingest();
    assertThat(outcome.notes())
        .containsExactlyElementsOf(
            Stream.of("link", "hard", "device", "disk", "pipe")
                .map(name -> packed + "/" + name + ": a link or device in a tar file; left out")
                .toList());
    assertThat(outcome.entries()).containsExactly(packed + "/good/cell.cif");
  }

  @Test
  void of_two_files_with_one_name_the_first_is_read() throws IOException {
    Path packed = pack("twice.zip", GOOD, Item.file(GOOD.name(), GeneratedFolder.cif(9)));
    Outcome outcome = ingest();
    assertThat(outcome.notes()).singleElement().asString().contains("occurs twice");
    assertThat(outcome.volumes()).containsExactly("64.0");
    assertThat(outcome.entries()).containsExactly(packed + "/good/cell.cif");
  }

  @Test
  void names_that_no_file_can_have_harm_nothing_else() throws IOException {
    pack(
        "names.zip",
        Item.file("x".repeat(300), "too long"),
        Item.file("file", "a file"),
        Item.file("file/inner", "in a file"),
        GOOD);
    Outcome outcome = ingest();
    assertThat(outcome.entries()).hasSize(1);
    assertThat(outcome.notes())
        .hasSize(2)
        .allMatch(note -> note.contains("no file can have its name"));
  }

  @Test
  void an_encrypted_file_is_told_of() throws IOException {
    Path packed = pack("secret.zip", Item.file("secret.cif", GeneratedFolder.cif(5)));
    byte[] bytes = Files.readAllBytes(packed);
    bytes[6] |= 1; // general purpose bit 0 of the local header: encrypted (APPNOTE 4.4.4)
    Files.write(packed, bytes);
    Outcome outcome = ingest();
    assertThat(outcome.notes()).singleElement().asString().contains("secret.cif", "encrypted");
    assertThat(outcome.kept()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.zip", "cut.tar", "cut.tar.gz"})
  void an_archive_that_is_cut_off_gives_what_comes_before_and_is_kept(String name)
      throws IOException {
    byte[] noise = new byte[50_000];
    new java.util.Random(1).nextBytes(noise);
    Path packed = pack(name, GOOD, Item.file("later.bin", noise));
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, 30_000));
    Outcome outcome = ingest();
    assertThat(outcome.entries()).containsExactly(packed + "/good/cell.cif");
    assertThat(outcome.notes()).isNotEmpty().allMatch(note -> note.startsWith(packed.toString()));
    assertThat(outcome.kept()).contains(packed + " | a packed archive that was not unpacked whole");
  }

  @Test
  void a_zip_file_cut_between_two_files_is_noticed() throws IOException {
    Path packed = pack("cut.zip", GOOD, Item.file("later.txt", "later"));
    byte[] whole = Files.readAllBytes(packed);
    int second = 4;
    while (whole[second] != 'P' || whole[second + 1] != 'K' || whole[second + 2] != 3) {
      second++;
    }
    Files.write(packed, Arrays.copyOf(whole, second));
    assertThat(ingest().notes())
        .containsExactly(packed + ": the archive ends early; what comes before is read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.tar", "cut.tar.gz"})
  void a_tar_file_cut_between_two_files_is_noticed(String name) throws IOException {
    Item zeros = Item.file("zeros.bin", new byte[2048]);
    Item empty = Item.file("empty.txt", "");
    for (List<Item> before : List.of(List.of(GOOD), List.of(GOOD, zeros), List.of(GOOD, empty))) {
      Path plain = pack("whole.tar", before.toArray(Item[]::new));
      byte[] whole = Files.readAllBytes(plain);
      Files.delete(plain);
      int end = 0;
      for (Item item : before) {
        end += 512 + (item.bytes().length + 511) / 512 * 512;
      }
      Path packed = files.toRealPath().resolve(name);
      Files.write(packed, packedAs(name, whole));
      assertThat(ingest().notes()).isEmpty();
      Files.write(packed, packedAs(name, Arrays.copyOf(whole, end + 512)));
      assertThat(ingest().notes()).as("one block of zeros").isEmpty();
      Files.write(packed, packedAs(name, Arrays.copyOf(whole, end)));
      Outcome outcome = ingest();
      assertThat(outcome.notes())
          .containsExactly(packed + ": the archive ends early; what comes before is read");
      assertThat(outcome.entries()).containsExactly(packed + "/good/cell.cif");
      assertThat(outcome.kept())
          .contains(packed + " | a packed archive that was not unpacked whole");
    }
  }

  @Test
  void files_with_a_wrong_ending_are_taken_for_what_they_are() throws IOException {
    Files.writeString(files.resolve("cell.zip"), GeneratedFolder.cif(4));
    Files.writeString(files.resolve("notes.tar"), "no archive at all");
    Files.writeString(files.resolve("empty.tar.gz"), "");
    Files.write(files.resolve("text.tgz"), gzip("no tar file ".repeat(100)));
    Outcome outcome = ingest();
    assertThat(outcome.entries()).containsExactly(files.resolve("cell.zip").toString());
    assertThat(outcome.kept())
        .containsExactlyInAnyOrder(
            files.resolve("notes.tar") + " | no known format",
            files.resolve("empty.tar.gz") + " | empty file",
            files.resolve("text.tgz") + " | a packed archive that was not unpacked whole");
  }

  @Test
  void a_bomb_is_not_unpacked_further_than_its_limit() throws IOException {
    Path packed =
        pack("bomb.zip", GOOD, Item.file("zeros", new byte[1 << 20]), Item.file("after", "x"));
    List<String> problems = new ArrayList<>();
    Path target = Files.createDirectories(folder.resolve("target"));
    boolean whole =
        new PackedArchive(packed, "bomb.zip")
            .unpackTo(
                target,
                UnpackingLimit.of(100_000, 10),
                (path, what) -> problems.add(path + ": " + what));
    assertThat(whole).isFalse();
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("bomb.zip/zeros: the archive swells");
    assertThat(target.resolve("good/cell.cif")).exists();
    assertThat(target.resolve("zeros")).doesNotExist();
    assertThat(target.resolve("after")).doesNotExist();
  }

  @Test
  void a_bomb_of_many_files_is_not_unpacked_further_than_its_limit() throws IOException {
    Item[] many = new Item[50];
    Arrays.setAll(many, i -> Item.file("f" + i, ""));
    Path packed = pack("many.zip", many);
    List<String> problems = new ArrayList<>();
    Path target = Files.createDirectories(folder.resolve("target"));
    new PackedArchive(packed, "many.zip")
        .unpackTo(target, UnpackingLimit.of(1000, 10), (path, what) -> problems.add(what));
    assertThat(problems).hasSize(1);
    try (Stream<Path> unpacked = Files.list(target)) {
      assertThat(unpacked).hasSize(10);
    }
  }

  @Test
  void archives_in_an_archive_share_its_limit() throws IOException {
    Path inner = Packing.zip(folder.resolve("inner.zip"), Item.file("zeros", new byte[60 << 20]));
    byte[] bytes = Files.readAllBytes(inner);
    Item[] five = new Item[5];
    Arrays.setAll(five, i -> Item.file(i + ".zip", bytes));
    pack("outer.zip", five);
    Outcome outcome = ingest();
    assertThat(outcome.notes()).singleElement().asString().contains("4.zip/zeros", "swells");
    assertThat(outcome.kept()).hasSize(5);
  }

  @Test
  void archives_nested_without_end_are_not_followed() throws IOException {
    byte[] bytes = GOOD.bytes();
    String name = "cell.cif";
    for (int i = 0; i < 12; i++) {
      Path outer = Packing.zip(folder.resolve("nested.zip"), Item.file(name, bytes));
      bytes = Files.readAllBytes(outer);
      name = "nested.zip";
    }
    Files.write(files.resolve("nested.zip"), bytes);
    assertThat(ingest().notes()).singleElement().asString().contains("too deep");
  }

  private Path pack(String name, Item... items) throws IOException {
    Path target = files.toRealPath().resolve(name);
    return name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")
        ? Packing.zip(target, items)
        : Packing.tar(target, items);
  }

  private static byte[] gzip(String text) throws IOException {
    return packedAs("text.gz", text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packedAs(String name, byte[] content) throws IOException {
    if (!name.endsWith(".gz")) {
      return content;
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** What an ingest into a new archive told, and what is in the archive then. */
  private record Outcome(
      List<String> notes, List<String> entries, List<String> kept, List<String> volumes) {}

  private Outcome ingest() throws IOException {
    Path own = Files.createTempDirectory(folder, "archive");
    try (Archive archive = Archive.open(own)) {
      IngestReport report = new Ingest(archive, (done, path) -> {}).run(files, Access.of("tester"));
      List<String> damage = new ArrayList<>();
      archive.verify(damage::add);
      assertThat(damage).isEmpty();
      return new Outcome(
          report.failed().stream().map(note -> note.path() + ": " + note.reason()).toList(),
          Rows.of(archive, "SELECT location FROM entries ORDER BY location"),
          Rows.of(
              archive,
              "SELECT location, reason FROM files WHERE reason IS NOT NULL ORDER BY location"),
          Rows.of(archive, "SELECT round(volume * 1e30, 6) FROM entries"));
    }
  }
}
