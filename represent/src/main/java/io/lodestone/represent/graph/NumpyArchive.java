package io.lodestone.represent.graph;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Arrays that grow row by row in temporary files, and become a NumPy archive: a zip of files in the
 * format of NumPy's documentation ({@code numpy.lib.format}, version 1.0).
 */
final class NumpyArchive implements Closeable {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Data begin at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private final Path folder;
  private final Map<String, NumpyArray> arrays = new LinkedHashMap<>();

  /**
   * @param folder in which the temporary files are to be
   */
  NumpyArchive(Path folder) throws IOException {
    this.folder = Files.createTempDirectory(folder, ".graphs-");
  }

  /** The array of a name, of int32 in rows of a shape. */
  NumpyArray int32(String name, int... row) throws IOException {
    return array(name, "<i4", row);
  }

  NumpyArray int64(String name) throws IOException {
    return array(name, "<i8");
  }

  NumpyArray float64(String name, int... row) throws IOException {
    return array(name, "<f8", row);
  }

  NumpyArray bool(String name, int... row) throws IOException {
    return array(name, "|b1", row);
  }

  /** The array of a name, of texts. */
  NumpyArray text(String name) throws IOException {
    return array(name, "<U");
  }

  private NumpyArray array(String name, String type, int... row) throws IOException {
    NumpyArray known = arrays.get(name);
    if (known == null) {
      known = new NumpyArray(folder.resolve(name), type, row);
      arrays.put(name, known);
    }
    return known;
  }

  /** Writes the archive; nothing can be added after that. */
  void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, NumpyArray> entry : arrays.entrySet()) {
      ZipEntry file = new ZipEntry(entry.getKey() + ".npy");
      // The same graphs give the same bytes.
      file.setTime(0);
      zip.putNextEntry(file);
      zip.write(header(entry.getValue()));
      entry.getValue().writeTo(zip);
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  private static byte[] header(NumpyArray array) {
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(array.type(), array.shape());
    int length = MAGIC.length + 2 + text.length() + 1;
    int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = new byte[padded];
    Arrays.fill(header, (byte) ' ');
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    int size = padded - MAGIC.length - 2;
    header[MAGIC.length] = (byte) size;
    header[MAGIC.length + 1] = (byte) (size >> 8);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, MAGIC.length + 2, bytes.length);
    header[padded - 1] = '\n';
    return header;
  }

  @Override
  public void close() throws IOException {
    for (NumpyArray array : arrays.values()) {
      array.close();
    }
    Files.deleteIfExists(folder);
  }
}
