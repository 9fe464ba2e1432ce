package io.lodestone.archive.parse.abinit;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/** A NetCDF-4 file, which is HDF5. */
final class HdfNetcdf implements NetcdfVariables {
  private final HdfFile file;
  private final String source;
  private final long bytes;

  HdfNetcdf(Path path, String source) throws IOException {
    this.source = source;
    bytes = Files.size(path);
    file = guarded("the file", () -> new HdfFile(path));
  }

  /** The library throws unchecked exceptions of many kinds on damaged files. */
  private <T> T guarded(String place, Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      throw new InvalidInput(
          source, place, "damaged HDF5", "a whole NetCDF-4 file", "it may have been cut off");
    }
  }

  private Dataset dataset(String name) {
    return guarded(
        name,
        () -> {
          Node node = file.getChild(name);
          return node instanceof Dataset dataset ? dataset : null;
        });
  }

  @Override
  public int[] shape(String name) {
    Dataset dataset = dataset(name);
    return dataset == null ? null : guarded(name, dataset::getDimensions);
  }

  @Override
  public double[] numbers(String name) {
    Dataset dataset = dataset(name);
    if (dataset == null) {
      return null;
    }
    return guarded(
        name,
        () -> {
          // Stored plain, so a size beyond that of the file is not true.
          if (dataset.getSize() > bytes) {
            return null;
          }
          Object data = dataset.getData();
          if (data == null) {
            return null;
          }
          double[] values = new double[(int) dataset.getSize()];
          return fill(data, values, 0) == values.length ? values : null;
        });
  }

  /** Copies nested arrays of numbers in order; gives the end, or -1 for other content. */
  private static int fill(Object data, double[] target, int at) {
    if (data instanceof Number number) {
      target[at] = number.doubleValue();
      return at + 1;
    }
    if (data instanceof double[] row) {
      System.arraycopy(row, 0, target, at, row.length);
      return at + row.length;
    }
    if (!data.getClass().isArray()) {
      return -1;
    }
    int end = at;
    for (int i = 0; i < Array.getLength(data) && end >= 0; i++) {
      end = fill(Array.get(data, i), target, end);
    }
    return end;
  }

  @Override
  public String attribute(String name) {
    return guarded(
        name,
        () -> {
          Attribute attribute = file.getAttribute(name);
          Object data = attribute == null ? null : attribute.getData();
          return data instanceof String text
              ? text.strip()
              : data instanceof String[] texts ? Arrays.asList(texts).getFirst().strip() : null;
        });
  }

  @Override
  public void close() {
    file.close();
  }
}
