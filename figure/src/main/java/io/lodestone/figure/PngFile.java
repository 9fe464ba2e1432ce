package io.lodestone.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes dots as Portable Network Graphics (W3C Recommendation, second edition, 2003): 8-bit RGB
 * with the resolution. The writer of the JDK knows resolutions only by a tree of metadata and keeps
 * a temporary file.
 */
record PngFile(BufferedImage image, double dotsPerInch) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte RGB = 2;
  private static final byte PER_METRE = 1;
  private static final byte FILTER_UP = 2;
  private static final double METRES_PER_INCH = 0.0254;

  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      chunk(
          out,
          "IHDR",
          header -> {
            header.writeInt(image.getWidth());
            header.writeInt(image.getHeight());
            header.write(new byte[] {8, RGB, 0, 0, 0});
          });
      int dotsPerMetre = (int) Math.round(dotsPerInch / METRES_PER_INCH);
      chunk(
          out,
          "pHYs",
          size -> {
            size.writeInt(dotsPerMetre);
            size.writeInt(dotsPerMetre);
            size.write(PER_METRE);
          });
      chunk(out, "IDAT", this::rows);
      chunk(out, "IEND", end -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Each row as its difference from the one above: drawings repeat downwards. */
  private void rows(DataOutputStream data) throws IOException {
    int width = image.getWidth();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(data, deflater, 1 << 16)) {
      int[] dots = new int[width];
      byte[] above = new byte[3 * width];
      byte[] row = new byte[3 * width];
      byte[] difference = new byte[1 + 3 * width];
      difference[0] = FILTER_UP;
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRGB(0, y, width, 1, dots, 0, width);
        for (int x = 0; x < width; x++) {
          row[3 * x] = (byte) (dots[x] >> 16);
          row[3 * x + 1] = (byte) (dots[x] >> 8);
          row[3 * x + 2] = (byte) dots[x];
        }
        for (int i = 0; i < row.length; i++) {
          difference[i + 1] = (byte) (row[i] - above[i]);
        }
        out.write(difference);
        byte[] spare = above;
        above = row;
        row = spare;
      }
    } finally {
      deflater.end();
    }
  }

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static void chunk(DataOutputStream out, String type, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(type.getBytes(StandardCharsets.US_ASCII));
    content.write(new DataOutputStream(bytes));
    CRC32 check = new CRC32();
    check.update(bytes.toByteArray());
    out.writeInt(bytes.size() - type.length());
    bytes.writeTo(out);
    out.writeInt((int) check.getValue());
  }
}
