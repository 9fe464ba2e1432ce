package io.lodestone.archive.catalog;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.provenance.Event;
import io.lodestone.archive.provenance.Used;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
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
  private static final String ENTRY_COLUMNS =
      """
      entry_id VARCHAR NOT NULL, upload_id VARCHAR NOT NULL, mainfile VARCHAR NOT NULL,
      entry_key VARCHAR NOT NULL, location VARCHAR NOT NULL, format VARCHAR NOT NULL,
      document VARCHAR NOT NULL, problem VARCHAR, last_modified TIMESTAMP NOT NULL""";

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

  /** One entry of a main file and its results. */
  public record EntryRow(Event.Generated entry, Results results) {}

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

  /** Forgets all changes since {@link #begin}. */
  public void rollback() throws IOException {
    execute("ROLLBACK");
  }

  /** Adds an upload. */
  public void add(Event.Uploaded upload) throws IOException {
    LocalDate embargo = upload.access().embargoUntil();
    update(
        "INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        upload.uploadId(),
        upload.name(),
        upload.source(),
        upload.access().owner(),
        connectionArray(upload.access().coauthors()),
        upload.access().license(),
        embargo,
        upload.access().persistentIdentifier(),
        time(upload));
  }

  /** Adds a file that gives no entry; what its location had before is replaced. */
  public void add(Event.Kept kept) throws IOException {
    forget(kept.location());
    update(
        "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
        kept.file().object().hex(),
        kept.uploadId(),
        kept.location(),
        kept.path(),
        kept.file().name(),
        kept.file().size(),
        kept.reason());
    setSource(kept.location(), fingerprint(List.of(kept.file())), kept.agent().version(), null);
  }

  /** Adds the entries of a main file; those that its location had before are replaced. */
  public void add(Event.Parsed parsed, ObjectId event, Collection<EntryRow> rows)
      throws IOException {
    forget(parsed.location());
    try {
      try (DuckDBAppender entries = connection.createAppender("main", "entries")) {
        for (EntryRow row : rows) {
          append(entries, parsed, row);
        }
      }
      try (DuckDBAppender properties = connection.createAppender("main", "properties")) {
        for (EntryRow row : rows) {
          for (MaterialProperty property : row.results().properties().measured()) {
            append(properties, row.entry().entryId(), property);
          }
        }
      }
      try (DuckDBAppender files = connection.createAppender("main", "files")) {
        for (Used used : parsed.used()) {
          files
              .beginRow()
              .append(used.object().hex())
              .append(parsed.uploadId())
              .append(parsed.location())
              .append(parsed.mainfile())
              .append(used.name())
              .append(used.size())
              .appendNull()
              .endRow();
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
    setSource(parsed.location(), fingerprint(parsed.used()), parsed.agent().version(), event);
  }

  /** What is known of the main file at a location. */
  public Optional<Source> source(String location) throws IOException {
    return query(
            "SELECT fingerprint, software_version, event FROM sources WHERE location = ?",
            row ->
                new Source(
                    new ObjectId(row.getString(1)),
                    row.getString(2),
                    row.getString(3) == null ? null : new ObjectId(row.getString(3))),
            location)
        .stream()
        .findFirst();
  }

  /** Another location of the same bytes, if the archive has one. */
  public Optional<String> locationOf(ObjectId fingerprint) throws IOException {
    return query(
            "SELECT location FROM sources WHERE fingerprint = ?",
            row -> row.getString(1),
            fingerprint.hex())
        .stream()
        .findFirst();
  }

  /** Tells files with equal names and bytes from all others. */
  public static ObjectId fingerprint(List<Used> used) {
    StringBuilder text = new StringBuilder();
    for (Used file : used) {
      text.append(file.object()).append(' ').append(file.name()).append('\n');
    }
    return ObjectId.of(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
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

  private void createTables() throws SQLException {
    StringBuilder results = new StringBuilder();
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      results.append(", \"").append(quantity.name()).append("\" ").append(sqlType(quantity.type()));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS uploads (
            upload_id VARCHAR NOT NULL, name VARCHAR NOT NULL, source VARCHAR NOT NULL, owner VARCHAR NOT NULL,
            coauthors VARCHAR[], license VARCHAR, embargo_until DATE, persistent_identifier VARCHAR,
            created TIMESTAMP NOT NULL)""");
      statement.execute("CREATE TABLE IF NOT EXISTS entries (" + ENTRY_COLUMNS + results + ")");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS files (
            object VARCHAR NOT NULL, upload_id VARCHAR NOT NULL, location VARCHAR NOT NULL, path VARCHAR NOT NULL,
            name VARCHAR NOT NULL, size BIGINT NOT NULL, reason VARCHAR)""");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS properties (
            entry_id VARCHAR NOT NULL, name VARCHAR, value DOUBLE, text VARCHAR, unit VARCHAR,
            uncertainty DOUBLE)""");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS sources (
            location VARCHAR PRIMARY KEY, fingerprint VARCHAR NOT NULL, software_version VARCHAR NOT NULL,
            event VARCHAR)""");
      statement.execute("CREATE INDEX IF NOT EXISTS fingerprints ON sources (fingerprint)");
      statement.execute("CREATE TABLE IF NOT EXISTS state (position BIGINT NOT NULL)");
      statement.execute("INSERT INTO state SELECT 0 WHERE NOT EXISTS (SELECT * FROM state)");
    }
  }

  private static String sqlType(ResultQuantity.Type type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case INTEGER -> "INTEGER";
      case FLOAT -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case STRINGS -> "VARCHAR[]";
      case INTEGERS -> "INTEGER[]";
      case FLOATS -> "DOUBLE[]";
    };
  }

  private void append(DuckDBAppender out, Event.Parsed parsed, EntryRow row) throws SQLException {
    out.beginRow()
        .append(row.entry().entryId())
        .append(parsed.uploadId())
        .append(parsed.mainfile())
        .append(row.entry().key())
        .append(parsed.location())
        .append(parsed.format())
        .append(row.entry().document().hex());
    if (parsed.problem() == null) {
      out.appendNull();
    } else {
      out.append(parsed.problem());
    }
    out.append(parsed.time().atOffset(ZoneOffset.UTC).toLocalDateTime());
    for (ResultQuantity quantity : ResultQuantity.ALL) {
      switch (quantity.of(row.results())) {
        case null -> out.appendNull();
        case String text -> out.append(text);
        case Integer number -> out.append((int) number);
        case Double number -> out.append((double) number);
        case Boolean truth -> out.append((boolean) truth);
        case List<?> list when list.isEmpty() -> out.appendNull();
        case List<?> list -> out.append(list);
        default -> throw new IllegalStateException(quantity.toString());
      }
    }
    out.endRow();
  }

  private static void append(DuckDBAppender out, String entryId, MaterialProperty property)
      throws SQLException {
    out.beginRow()
        .append(entryId)
        .append(property.name())
        .append(property.value())
        .append(property.text())
        .append(property.unit())
        .append(property.uncertainty())
        .endRow();
  }

  /** Removes what a location had; costs nothing for a location that is new. */
  private void forget(String location) throws IOException {
    if (source(location).isPresent()) {
      update(
          "DELETE FROM properties WHERE entry_id IN"
              + " (SELECT entry_id FROM entries WHERE location = ?)",
          location);
      update("DELETE FROM entries WHERE location = ?", location);
      update("DELETE FROM files WHERE location = ?", location);
    }
  }

  private void setSource(String location, ObjectId fingerprint, String version, ObjectId event)
      throws IOException {
    update(
        "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)",
        location,
        fingerprint.hex(),
        version,
        event == null ? null : event.hex());
  }

  private java.sql.Array connectionArray(List<String> values) throws IOException {
    try {
      return connection.createArrayOf("VARCHAR", values.toArray());
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static OffsetDateTime time(Event event) {
    return event.time().atOffset(ZoneOffset.UTC);
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
