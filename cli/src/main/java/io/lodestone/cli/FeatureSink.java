package io.lodestone.cli;

import io.lodestone.archive.export.ParquetTable;
import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the rows of a table of features go. */
interface FeatureSink extends Closeable {
  /** Adds a row: a value for each column, null where it is missing. */
  void row(Object[] cells) throws IOException;

  /**
   * Ends the table.
   *
   * @param recipe how it was made, as JSON
   * @param hash of its content
   */
  void finish(String recipe, String hash) throws IOException;

  /**
   * Opens what {@code -o} names.
   *
   * @param output table, csv, json or parquet for standard output, else a file, whose name's ending
   *     says the format
   */
  static FeatureSink open(String output, List<Column> columns, PrintWriter out) throws IOException {
    return switch (output.toLowerCase(Locale.ROOT)) {
      case "table" -> new FeaturePage(columns, out);
      case "csv" -> new Printed(RowFormat.CSV.printer(out, names(columns)), out);
      case "json" -> new Printed(RowFormat.JSON.printer(out, names(columns)), out);
      case "parquet" -> new Parquet(columns, null, ParquetOutput.standard());
      default -> file(Path.of(output), columns);
    };
  }

  private static FeatureSink file(Path file, List<Column> columns) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput("-o", null, folder + ", which is not there", "a folder", "");
    } else if (name.endsWith(".parquet")) {
      return new Parquet(columns, file, null);
    } else if (name.endsWith(".csv")) {
      return new SeparatedText(columns, file);
    }
    throw new InvalidInput(
        "-o", null, file.toString(), "a name that ends with .parquet or .csv", "");
  }

  private static String[] names(List<Column> columns) {
    return columns.stream().map(Column::name).toArray(String[]::new);
  }

  /** Whole numbers without a point, as the table that they are from may have had them. */
  private static Object[] printed(Object[] cells) {
    return Arrays.stream(cells)
        .map(
            cell ->
                cell instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
                    ? (Object) d.longValue()
                    : cell)
        .toArray();
  }

  /** Text on standard output. */
  record Printed(RowPrinter printer, PrintWriter out) implements FeatureSink {
    @Override
    public void row(Object[] cells) {
      printer.row(printed(cells));
    }

    @Override
    public void finish(String recipe, String hash) {
      printer.close();
    }

    @Override
    public void close() {
      out.flush();
    }
  }

  /** A Parquet file, or one on standard output. */
  final class Parquet implements FeatureSink {
    private final ParquetTable table;
    private final Path file;
    private final OutputStream out;

    private Parquet(List<Column> columns, Path file, OutputStream out) throws IOException {
      table = new ParquetTable(columns);
      this.file = file;
      this.out = out;
    }

    @Override
    public void row(Object[] cells) throws IOException {
      table.row(cells);
    }

    @Override
    public void finish(String recipe, String hash) throws IOException {
      Map<String, String> metadata = Map.of("lodestone_recipe", recipe, "content_sha256", hash);
      if (file != null) {
        table.writeTo(file, metadata);
        return;
      }
      Path copy = Files.createTempFile("lodestone-", ".parquet");
      try {
        table.writeTo(copy, metadata);
        Files.copy(copy, out);
        out.flush();
      } finally {
        Files.delete(copy);
      }
    }

    @Override
    public void close() throws IOException {
      table.close();
    }
  }

  /** A CSV file, which appears when it is whole, and its recipe in a file beside it. */
  final class SeparatedText implements FeatureSink {
    private final Path file;
    private final WholeFile whole;
    private final PrintWriter text;
    private final RowPrinter printer;

    private SeparatedText(List<Column> columns, Path file) throws IOException {
      this.file = file;
      whole = WholeFile.at(file);
      text = new PrintWriter(Files.newBufferedWriter(whole.part(), StandardCharsets.UTF_8));
      printer = RowFormat.CSV.printer(text, names(columns));
    }

    @Override
    public void row(Object[] cells) {
      printer.row(printed(cells));
    }

    @Override
    public void finish(String recipe, String hash) throws IOException {
      printer.close();
      text.flush();
      if (text.checkError()) {
        throw new IOException(file + " cannot be written; the disk may be full");
      }
      whole.appear();
      Files.writeString(file.resolveSibling(file.getFileName() + ".recipe.json"), recipe + "\n");
    }

    @Override
    public void close() throws IOException {
      text.close();
      whole.close();
    }
  }
}
