package io.lodestone.archive.store;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
  /** More than a pack takes before it is sealed. */
  private static final int MANY = 40_000;

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void small_objects_of_many_batches_share_few_files() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    List<ObjectId> kept = keep(store, MANY, 4096);
    assertThat(packs(".pack")).hasSize(2);
    assertThat(packs(".index")).hasSize(1);
    ObjectStore again = new ObjectStore(folder);
    assertThat(again.all().collect(toSet())).isEqualTo(new HashSet<>(kept));
    for (int i = 0; i < MANY; i += 997) {
      assertThat(again.damage(kept.get(i))).isEmpty();
      assertThat(again.contains(ObjectId.of(new byte[] {1, (byte) i}))).isFalse();
    }
  }

  @Test
  void an_index_follows_from_its_pack() throws IOException {
    List<ObjectId> kept = keep(new ObjectStore(folder), MANY, 4096);
    Path index = packs(".index").getFirst();
    byte[] bytes = Files.readAllBytes(index);
    Files.delete(index);
    assertThat(new ObjectStore(folder).all().collect(toSet())).isEqualTo(new HashSet<>(kept));
    new ObjectStore(folder).recover();
    assertThat(Files.readAllBytes(index)).isEqualTo(bytes);
  }

  @Test
  void a_pack_that_was_cut_and_is_brought_back_has_everything_again() throws IOException {
    List<ObjectId> kept = keep(new ObjectStore(folder), 50, 10);
    Path pack = packs(".pack").getFirst();
    byte[] whole = Files.readAllBytes(pack);
    Files.write(pack, Arrays.copyOf(whole, whole.length / 2));
    new ObjectStore(folder).recover();
    assertThat(packs(".index")).hasSize(1);
    assertThat(new ObjectStore(folder).all()).hasSizeLessThan(50);
    Files.write(pack, whole);
    assertThat(new ObjectStore(folder).all()).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void a_pack_cut_or_overwritten_anywhere_in_its_last_batch_keeps_what_is_whole()
      throws IOException {
    List<ObjectId> first = keep(new ObjectStore(folder), 5, 5);
    Path pack = packs(".pack").getFirst();
    long safe = Files.size(pack);
    keep(new ObjectStore(folder), 5, 5);
    byte[] whole = Files.readAllBytes(pack);
    for (int end = (int) safe; end < whole.length; end += 7) {
      byte[] cut = Arrays.copyOf(whole, end);
      checkAfterCrash(pack, cut, first);
      byte[] zeroed = Arrays.copyOf(cut, whole.length);
      checkAfterCrash(pack, zeroed, first);
    }
  }

  /** Everything forced before is there, everything there is sound, and more can be added. */
  private void checkAfterCrash(Path pack, byte[] bytes, List<ObjectId> first) throws IOException {
    for (Path file : packs("")) {
      Files.delete(file);
    }
    Files.write(pack, bytes);
    ObjectStore store = new ObjectStore(folder);
    store.recover();
    assertThat(store.all()).containsAll(first).allMatch(id -> store.damage(id).isEmpty());
    ObjectId added = keep(store, 1, 1).getFirst();
    ObjectStore again = new ObjectStore(folder);
    again.recover();
    assertThat(again.all()).containsAll(first).contains(added);
    assertThat(again.all()).allMatch(id -> again.damage(id).isEmpty());
  }

  @Test
  void a_damaged_object_harms_no_other() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    List<ObjectId> kept = keep(store, 3, 3);
    Path pack = packs(".pack").getFirst();
    try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
      file.seek(file.length() - 5);
      file.write(0x55);
    }
    assertThat(kept.stream().filter(id -> store.damage(id).isPresent())).hasSize(1);
  }

  @Test
  void a_pack_that_ends_early_is_an_error_and_no_content() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    ObjectId id = keep(store, 1, 1).getFirst();
    Path pack = packs(".pack").getFirst();
    Files.write(pack, Arrays.copyOf(Files.readAllBytes(pack), 50));
    assertThatThrownBy(
            () -> {
              try (InputStream in = store.open(id)) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ends early");
  }

  private List<ObjectId> keep(ObjectStore store, int count, int atOnce) throws IOException {
    List<ObjectId> ids = new ArrayList<>();
    List<StagedObject> staged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[12 + random.nextInt(20)];
      random.nextBytes(bytes);
      StagedObject object = store.stage(out -> out.write(bytes));
      staged.add(object);
      ids.add(object.id());
      if (staged.size() == atOnce || i == count - 1) {
        store.commit(staged);
        staged.clear();
      }
    }
    return ids;
  }

  private List<Path> packs(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("objects/packs"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
