package io.lodestone.archive.catalog;

import io.lodestone.archive.provenance.Event;
import io.lodestone.archive.provenance.Used;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * The tables of the archive in one DuckDB file: uploads, entries with their flat results,
 * properties from tables, files and where each main file stands. A projection of the journal:
 * {@link #position} says up to where.
 *
 * <p>One thread at a time.
 */
public final class Catalog implements AutoCloseable {
  private final DuckDBConnection connection;

  /** Opens the catalog at {@code file}, making it where there is none. */
  public Catalog(Path file) throws IOException {
    this(file, false);
  }

  private Catalog(Path file, boolean readOnly) throws IOException {
    try {
      Properties settings = new Properties();
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      settings.setProperty("memory_limit", "1GB");
      if (readOnly) {
        settings.setProperty(DuckDBDriver.DUCKDB_READONLY_PROPERTY, "true");
        settings.setProperty("enable_external_access", "false");
        settings.setProperty("lock_configuration", "true");
      }
      connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + file, settings);
      if (!readOnly) {
        dropOutdated();
        createTables();
      }
    } catch (SQLException e) {
      throw new IOException("cannot open the catalog " + file + ": " + firstLine(e), e);
    }
  }

  /**
   * Opens the catalog for queries only: nothing can be changed, and no file outside it can be read.
   */
  public static Catalog readOnly(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new InvalidInput(
          file.toString(), "", "no catalog", "an archive", "run 'lodestone ingest' first");
    }
    return new Catalog(file, true);
  }

  /** What the catalog knows of a main file. */
  public record Source(ObjectId fingerprint, String softwareVersion, ObjectId event) {}

  /** Position of the journal up to which its events are in the catalog. */
  public long position() throws IOException {
    return query("SELECT position FROM state", row -> row.getLong(1)).getFirst();
  }

  /** Begins a transaction, which {@link #commit} ends. */
  public void begin() throws IOException {
    execute("BEGIN TRANSACTION");
  }

  /** Makes all changes since {@link #begin} durable, and the position with them. */
  public void commit(long position) throws IOException {
    update("UPDATE state SET position = ?", position);
    execute("COMMIT");
  }

  /**
   * Adds what events brought; what a location had before is replaced.
   *
   * @param happened in the order of the journal
   */
  public void add(List<Recorded> happened) throws IOException {
    Map<String, List<Recorded>> byLocation = new LinkedHashMap<>();
    for (Recorded recorded : happened) {
      switch (recorded.event()) {
        case Event.Uploaded upload -> add(upload);
        case Event.Kept kept -> byLocation.put(kept.location(), new ArrayList<>(List.of(recorded)));
        case Event.Parsed parsed -> {
          if (parsed.part() == 0) {
            byLocation.remove(parsed.location());
          }
          byLocation.computeIfAbsent(parsed.location(), _ -> new ArrayList<>()).add(recorded);
        }
      }
    }
    Set<String> begun = new HashSet<>();
    byLocation.forEach(
        (location, parts) -> {
          if (!(parts.getFirst().event() instanceof Event.Parsed parsed && parsed.part() > 0)) {
            begun.add(location);
          }
        });
    Set<String> known = sources(byLocation.keySet()).keySet();
    forget(known.stream().filter(begun::contains).toList());
    forgetSources(known.stream().filter(location -> !begun.contains(location)).toList());
    try (RowAppender rows = new RowAppender(connection)) {
      for (List<Recorded> parts : byLocation.values()) {
        for (Recorded recorded : parts) {
          switch (recorded.event()) {
            case Event.Uploaded _ -> {}
            case Event.Kept kept -> rows.add(kept);
            case Event.Parsed parsed -> rows.add(parsed, recorded);
          }
        }
        if (parts.getLast().event() instanceof Event.Parsed last) {
          rows.source(last, parts.getLast().hash());
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** What is known of the files at those of the locations that the archive has. */
  public Map<String, Source> sources(Collection<String> locations) throws IOException {
    Map<String, Source> known = new HashMap<>();
    query(
        "SELECT location, fingerprint, software_version, event FROM sources"
            + " WHERE location IN (SELECT unnest(?))",
        row ->
            known.put(
                row.getString(1),
                new Source(
                    new ObjectId(row.getString(2)),
                    row.getString(3),
                    row.getString(4) == null ? null : new ObjectId(row.getString(4)))),
        strings(locations));
    return known;
  }

  /** Those of the fingerprints that some file of the archive has, wherever it lay. */
  public Set<ObjectId> known(Collection<ObjectId> fingerprints) throws IOException {
    return new HashSet<>(
        query(
            "SELECT fingerprint FROM sources WHERE fingerprint IN (SELECT unnest(?))",
            row -> new ObjectId(row.getString(1)),
            strings(fingerprints.stream().map(ObjectId::hex).toList())));
  }

  /** Tells files with equal names and bytes from all others. */
  public static ObjectId fingerprint(List<Used> used) {
    StringBuilder text = new StringBuilder();
    for (Used file : used) {
      text.append(file.object()).append(' ').append(file.name()).append('\n');
    }
    return ObjectId.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A row of an answer, read by its columns. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** The current row as a value. */
    T read(ResultSet row) throws SQLException;
  }

  /** The rows of a query. */
  public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters)
      throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** A query of a user; its mistakes are the user's. */
  public <T> T userQuery(String sql, RowReader<T> reader) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return reader.read(rows);
    } catch (SQLException e) {
      throw new InvalidInput(
          "query",
          "",
          firstLine(e),
          "one SELECT of DuckDB's SQL",
          "tables: entries, properties, uploads, files");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Whether the tables have a column for each quantity there is. Those of another version of the
   * program may not: they are begun anew when the catalog is opened for changes, at position 0.
   */
  public boolean isCurrent() throws IOException {
    List<String> columns =
        query(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = 'entries'"
                + " AND NOT internal ORDER BY column_index",
            row -> row.getString(1));
    return columns.equals(CatalogTables.entryColumns());
  }

  private void dropOutdated() throws IOException, SQLException {
    boolean isNew = query("SELECT count(*) FROM duckdb_tables()", row -> row.getInt(1)).contains(0);
    if (isNew || isCurrent()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String table :
          query("SELECT table_name FROM duckdb_tables()", row -> row.getString(1))) {
        statement.execute("DROP TABLE \"" + table + '"');
      }
    }
  }

  private void createTables() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              CatalogTables.UPLOADS,
              CatalogTables.entries(),
              CatalogTables.FILES,
              CatalogTables.PROPERTIES,
              CatalogTables.SOURCES,
              CatalogTables.STATE)) {
        statement.execute(table);
      }
      statement.execute("INSERT INTO state SELECT 0 WHERE NOT EXISTS (SELECT * FROM state)");
    }
  }

  private void add(Event.Uploaded upload) throws IOException {
    update(
        "INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        upload.uploadId(),
        upload.name(),
        upload.source(),
        upload.access().owner(),
        strings(upload.access().coauthors()),
        upload.access().license(),
        upload.access().embargoUntil(),
        upload.access().persistentIdentifier(),
        upload.time().atOffset(ZoneOffset.UTC));
  }

  /** Removes what locations had. */
  private void forget(Collection<String> locations) throws IOException {
    if (locations.isEmpty()) {
      return;
    }
    Array all = strings(locations);
    update(
        "DELETE FROM properties WHERE entry_id IN"
            + " (SELECT entry_id FROM entries WHERE location IN (SELECT unnest(?)))",
        all);
    for (String table : List.of("entries", "files")) {
      update("DELETE FROM " + table + " WHERE location IN (SELECT unnest(?))", all);
    }
    forgetSources(locations);
  }

  /** Removes where locations stood, but not what they have. */
  private void forgetSources(Collection<String> locations) throws IOException {
    if (!locations.isEmpty()) {
      update("DELETE FROM sources WHERE location IN (SELECT unnest(?))", strings(locations));
    }
  }

  private Array strings(Collection<String> values) throws IOException {
    try {
      return connection.createArrayOf("VARCHAR", values.toArray());
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void update(String sql, Object... parameters) throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static IOException failure(SQLException e) {
    return new IOException("the catalog failed: " + firstLine(e), e);
  }

  private static String firstLine(SQLException e) {
    return e.getMessage().lines().findFirst().orElse("");
  }
}
