package io.lodestone.archive.ingest;

import io.lodestone.archive.Archive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows that a query of the catalog gives, each as text. */
public final class Rows {
  private Rows() {}

  /** Rows in their order, cells separated by bars. */
  public static List<String> of(Archive archive, String query) throws IOException {
    return archive
        .catalog()
        .userQuery(
            query,
            rows -> {
              List<String> all = new ArrayList<>();
              while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                  row.append(i == 1 ? "" : " | ").append(rows.getString(i));
                }
                all.add(row.toString());
              }
              return all;
            });
  }
}
