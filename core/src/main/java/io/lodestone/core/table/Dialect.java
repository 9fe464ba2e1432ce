package io.lodestone.core.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a table is written: its encoding and the character between its fields.
 *
 * @param charset of the file
 * @param bytesBefore bytes of a byte order mark
 * @param separator between fields
 */
public record Dialect(Charset charset, int bytesBefore, char separator) {
  private static final char[] SEPARATORS = {',', '\t', ';', '|'};
  private static final int MOST_RECORDS = 200;

  /**
   * Records of a sample with the dialect under which they are a table.
   *
   * @param records header first; each whole
   */
  public record Read(Dialect dialect, List<List<String>> records) {}

  /**
   * Finds the dialect under which a sample reads best: the records have as many fields as the
   * header, and at least two.
   *
   * @param bytes the beginning of the file
   * @param whole whether that is all of it; else its last record may be cut
   * @return empty where the sample is no table
   */
  public static Optional<Read> of(byte[] bytes, boolean whole) {
    return of(bytes, whole, 2);
  }

  /** As {@link #of(byte[], boolean)}, and where no separator is found, a table of one column. */
  public static Optional<Read> ofAnyWidth(byte[] bytes, boolean whole) {
    return of(bytes, whole).or(() -> of(bytes, whole, 1));
  }

  private static Optional<Read> of(byte[] bytes, boolean whole, int leastFields) {
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (!isUtf8(bytes, whole)) {
      charset = StandardCharsets.ISO_8859_1;
    }
    String text = new String(bytes, mark, bytes.length - mark, charset);
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Read best = null;
    double bestShare = 0;
    for (char separator : SEPARATORS) {
      List<List<String>> records = records(text, separator, whole);
      if (records.isEmpty() || records.getFirst().size() < leastFields) {
        continue;
      }
      int fields = records.getFirst().size();
      double share =
          records.stream().filter(record -> record.size() == fields).count()
              / (double) records.size();
      boolean better =
          share > bestShare || share == bestShare && fields > best.records().getFirst().size();
      if (better) {
        best = new Read(new Dialect(charset, mark, separator), records);
        bestShare = share;
      }
    }
    return bestShare < 0.5 ? Optional.empty() : Optional.of(best);
  }

  /**
   * The records of a table that is written so, from its header on.
   *
   * @param in from the first byte
   * @param source the table, for messages
   */
  public RecordReader open(InputStream in, String source) throws IOException {
    in.skipNBytes(bytesBefore);
    return new RecordReader(new InputStreamReader(in, charset), source, separator);
  }

  private static List<List<String>> records(String text, char separator, boolean whole) {
    List<List<String>> records = new ArrayList<>();
    try (RecordReader reader = RecordReader.ofSample(text, separator)) {
      for (List<String> record = reader.next();
          record != null && records.size() < MOST_RECORDS;
          record = reader.next()) {
        records.add(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The last one may be cut off, unless the sample has all or more than was taken.
    if (!whole && records.size() > 1 && records.size() < MOST_RECORDS) {
      records.removeLast();
    }
    return records;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] bytes, boolean whole) {
    int length = bytes.length;
    if (!whole) {
      // The last character may be cut off.
      for (int i = 0; i < 4 && length > 0 && bytes[length - 1] < 0; i++) {
        length--;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
