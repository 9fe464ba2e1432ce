package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.error.InvalidInput;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms in which rows are printed. */
enum RowFormat {
  /** A table for people. */
  TABLE {
    @Override
    RowPrinter printer(PrintWriter out, String... header) {
      TextTable table = new TextTable(header);
      return new RowPrinter() {
        @Override
        public void row(Object... cells) {
          table.row(cells);
        }

        @Override
        public void close() {
          table.print(out);
        }
      };
    }
  },

  /** Comma-separated values as in RFC 4180, with a header. */
  CSV {
    @Override
    RowPrinter printer(PrintWriter out, String... header) {
      out.println(line(header));
      return new RowPrinter() {
        @Override
        public void row(Object... cells) {
          out.println(line(cells));
        }

        @Override
        public void close() {}
      };
    }

    private static String line(Object[] cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        line.append(i == 0 ? "" : ",").append(quoted(cells[i]));
      }
      return line.toString();
    }

    private static String quoted(Object cell) {
      return switch (cell) {
        case null -> "";
        case Number number -> number.toString();
        case List<?> list ->
            quotedText(list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        default -> quotedText(cell.toString());
      };
    }

    private static String quotedText(String text) {
      boolean plain = true;
      for (int i = 0; i < text.length() && plain; i++) {
        char c = text.charAt(i);
        plain = c != ',' && c != '"' && c != '\r' && c != '\n';
      }
      return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
  },

  /** A JSON array of objects. */
  JSON {
    @Override
    RowPrinter printer(PrintWriter out, String... header) {
      ObjectMapper mapper = new ObjectMapper();
      out.print("[");
      return new RowPrinter() {
        private String separator = "\n";

        @Override
        public void row(Object... cells) {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 0; i < header.length; i++) {
            Object cell = cells[i];
            boolean plain =
                cell == null
                    || cell instanceof Number
                    || cell instanceof Boolean
                    || cell instanceof List;
            row.put(header[i], plain ? cell : cell.toString());
          }
          try {
            out.print(separator + mapper.writeValueAsString(row));
          } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
          }
          separator = ",\n";
        }

        @Override
        public void close() {
          out.println("\n]");
        }
      };
    }
  },

  /** Apache Parquet, which is no text: {@link ParquetOutput}. */
  PARQUET {
    @Override
    RowPrinter printer(PrintWriter out, String... header) {
      throw new InvalidInput(
          "--output", "", "parquet", "table, csv or json", "'lodestone search' writes Parquet");
    }
  };

  /** Prints the rows of a query under the names of its columns. */
  void print(ResultSet rows, PrintWriter out) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    String[] names = new String[columns];
    for (int i = 0; i < columns; i++) {
      names[i] = rows.getMetaData().getColumnLabel(i + 1);
    }
    try (RowPrinter printer = printer(out, names)) {
      while (rows.next()) {
        Object[] cells = new Object[columns];
        for (int i = 0; i < columns; i++) {
          Object cell = rows.getObject(i + 1);
          cells[i] =
              cell instanceof java.sql.Array list ? List.of((Object[]) list.getArray()) : cell;
        }
        printer.row(cells);
      }
    }
  }

  /** A printer of rows with this header. */
  abstract RowPrinter printer(PrintWriter out, String... header);
}
