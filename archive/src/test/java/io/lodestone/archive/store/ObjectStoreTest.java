package io.lodestone.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {
  /** So many bytes get a file of their own. */
  private static final int LARGE = 70_000;

  @TempDir private Path folder;
  private ObjectStore store;

  @BeforeEach
  void open() throws IOException {
    store = new ObjectStore(folder);
  }

  @Property(tries = 50)
  void gives_back_the_bytes_that_it_took(@ForAll byte[] bytes) throws IOException {
    Path own = Files.createTempDirectory("objects-");
    ObjectStore objects = new ObjectStore(own);
    ObjectId id = keep(objects, bytes);
    assertThat(id).isEqualTo(ObjectId.of(bytes));
    try (InputStream in = objects.open(id)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    try (Stream<Path> all = Files.walk(own)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  @Test
  void names_objects_by_the_sha_256_that_other_programs_compute() throws IOException {
    // FIPS 180-4, example of one block
    assertThat(keep(store, "abc".getBytes(StandardCharsets.US_ASCII)).hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void keeps_the_same_bytes_once() throws IOException {
    byte[] bytes = randomBytes(1, 10_000);
    List<StagedObject> together = List.of(stage(bytes), stage(bytes));
    store.commit(together);
    keep(store, bytes);
    byte[] many = randomBytes(1, LARGE);
    store.commit(List.of(stage(many), stage(many)));
    keep(store, many);
    assertThat(store.all()).containsExactlyInAnyOrder(ObjectId.of(bytes), ObjectId.of(many));
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void has_nothing_before_it_is_committed_and_nothing_of_what_is_discarded() throws IOException {
    List<StagedObject> staged = List.of(stage(randomBytes(2, 100)), stage(randomBytes(2, LARGE)));
    assertThat(staged).noneMatch(object -> store.contains(object.id()));
    store.discard(staged);
    assertThat(store.all()).isEmpty();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void leaves_nothing_of_bytes_that_could_not_be_written_to_their_end() {
    assertThatThrownBy(
            () ->
                store.stage(
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void clears_what_a_killed_process_left() throws IOException {
    stage(randomBytes(3, LARGE));
    assertThat(folder.resolve("tmp")).isNotEmptyDirectory();
    store.recover();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void finds_a_flipped_bit_anywhere_in_a_file() throws IOException {
    ObjectId id = keep(store, randomBytes(4, LARGE));
    Path file = fileOf(id);
    byte[] whole = Files.readAllBytes(file);
    assertThat(store.damage(id)).isEmpty();
    for (int i = 0; i < whole.length; i += LARGE / 40) {
      byte[] changed = whole.clone();
      changed[i] ^= 4;
      Files.write(file, changed);
      if (!isContent(changed, id)) {
        assertThat(store.damage(id)).as("byte %s", i).isPresent();
      }
    }
  }

  @Test
  void finds_a_file_cut_at_any_place() throws IOException {
    ObjectId id = keep(store, randomBytes(5, LARGE));
    Path file = fileOf(id);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 4; length += LARGE / 40) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThat(store.damage(id)).as("cut at %s", length).isPresent();
    }
  }

  @Test
  void says_which_object_is_missing() throws IOException {
    ObjectId id = keep(store, randomBytes(6, LARGE));
    Files.delete(fileOf(id));
    assertThatThrownBy(() -> store.open(id))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(id.hex());
    assertThat(store.damage(id)).isPresent();
  }

  @Test
  void refuses_ids_that_are_no_hash_since_they_become_paths() {
    assertThatThrownBy(() -> new ObjectId("../../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A bit that Zstandard does not use may change without the content changing. */
  private boolean isContent(byte[] file, ObjectId id) {
    try (InputStream in =
        new com.github.luben.zstd.ZstdInputStream(new java.io.ByteArrayInputStream(file))) {
      return ObjectId.of(in.readAllBytes()).equals(id);
    } catch (IOException e) {
      return false;
    }
  }

  private StagedObject stage(byte[] bytes) throws IOException {
    return store.stage(out -> out.write(bytes));
  }

  private static ObjectId keep(ObjectStore store, byte[] bytes) throws IOException {
    StagedObject staged = store.stage(out -> out.write(bytes));
    store.commit(List.of(staged));
    return staged.id();
  }

  private Path fileOf(ObjectId id) {
    return folder
        .resolve("objects")
        .resolve(id.hex().substring(0, 2))
        .resolve(id.hex().substring(2));
  }

  private static byte[] randomBytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
