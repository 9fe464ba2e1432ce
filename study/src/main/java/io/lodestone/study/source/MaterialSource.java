package io.lodestone.study.source;

import io.lodestone.archive.export.ParquetTable.Column;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Where materials come from: a table, files with structures, or entries of an archive. */
public interface MaterialSource {
  /** What is told of each material besides. */
  List<Column> columns() throws IOException;

  /**
   * Works on every material, on all cores, and hands the answers on in order, on this thread. It
   * may be called again, and gives the same materials.
   *
   * @return whether everything could be read
   */
  <A> boolean each(Function<Material, A> work, BiConsumer<Material, A> take) throws IOException;

  /** What was read, with the SHA-256 of its content. */
  Map<String, String> inputs() throws IOException;
}
