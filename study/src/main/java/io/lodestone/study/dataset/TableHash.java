package io.lodestone.study.dataset;

import io.lodestone.archive.export.ParquetTable.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of what a table says, whatever format it is written in: names, kinds and units of the
 * columns, then the cells row by row, each with a byte for its kind before it.
 */
public final class TableHash {
  private final MessageDigest digest;
  private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES);

  public TableHash(List<Column> columns) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (Column column : columns) {
      text(column.name());
      text(column.kind().name());
      text(column.unit());
    }
  }

  public void row(Object[] cells) {
    for (Object cell : cells) {
      cell(cell);
    }
  }

  private void cell(Object cell) {
    switch (cell) {
      case null -> digest.update((byte) 0);
      case Double number -> number('d', Double.doubleToLongBits(number));
      case Float number -> number('d', Double.doubleToLongBits(number));
      case Number number -> number('l', number.longValue());
      case Boolean truth -> digest.update(truth ? (byte) 't' : (byte) 'f');
      case List<?> list -> {
        number('[', list.size());
        list.forEach(this::cell);
      }
      default -> text(cell.toString());
    }
  }

  private void number(char kind, long bits) {
    digest.update((byte) kind);
    digest.update(word.putLong(0, bits).array());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number('s', bytes.length);
    digest.update(bytes);
  }

  /** In hexadecimal; ends the hash. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
