package io.lodestone.study.source;

import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Materials whose structures or spectra lie in files and folders. */
public final class FileMaterials implements MaterialSource {
  private final List<String> files;
  private final Consumer<InvalidInput> complaints;
  private boolean told;

  /**
   * Files and folders as the user named them.
   *
   * @param complaints is told what cannot be read, once
   */
  public FileMaterials(List<String> files, Consumer<InvalidInput> complaints) {
    this.files = List.copyOf(files);
    this.complaints = complaints;
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column("file", Kind.TEXT, ""), new Column("formula", Kind.TEXT, ""));
  }

  @Override
  public <A> boolean each(Function<Material, A> work, BiConsumer<Material, A> take)
      throws IOException {
    MaterialFiles materials = MaterialFiles.ofAll(files, told ? problem -> {} : complaints);
    told = true;
    return materials.<Answer<A>>answer(
        found -> {
          Material material = material(found);
          return new Answer<>(material, work.apply(material));
        },
        (found, answer) -> take.accept(answer.material(), answer.answer()));
  }

  /** A material with what was made of it. */
  private record Answer<A>(Material material, A answer) {}

  private static Material material(MaterialFiles.Found found) {
    String formula =
        found.material().as(Composition.class).map(Composition::descriptive).orElse(null);
    return Material.of(found.name(), new Object[] {found.name(), formula}, found.material(), null);
  }

  @Override
  public Map<String, String> inputs() throws IOException {
    Map<String, String> inputs = new TreeMap<>();
    for (String file : files) {
      Path path = Path.of(file);
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.filter(Files::isRegularFile).toList()) {
          inputs.put(each.toString(), ObjectId.of(each).hex());
        }
      }
    }
    return inputs;
  }
}
