package io.lodestone.archive.catalog;

import io.lodestone.archive.metainfo.ResultQuantity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of the catalog, as SQL makes them.
 *
 * <p>None has an index: the archive looks up the rows of hundreds of files in one pass over a
 * column, which takes less time than keeping an index up to date, and a quarter of the space.
 */
final class CatalogTables {
  static final String UPLOADS =
      """
      CREATE TABLE IF NOT EXISTS uploads (
        upload_id VARCHAR NOT NULL, name VARCHAR NOT NULL, source VARCHAR NOT NULL, owner VARCHAR NOT NULL,
        coauthors VARCHAR[], license VARCHAR, embargo_until DATE, persistent_identifier VARCHAR,
        created TIMESTAMP NOT NULL)""";

  static final String FILES =
      """
      CREATE TABLE IF NOT EXISTS files (
        object VARCHAR NOT NULL, upload_id VARCHAR NOT NULL, location VARCHAR NOT NULL, path VARCHAR NOT NULL,
        name VARCHAR NOT NULL, size BIGINT NOT NULL, reason VARCHAR)""";

  static final String PROPERTIES =
      """
      CREATE TABLE IF NOT EXISTS properties (
        entry_id VARCHAR NOT NULL, name VARCHAR, value DOUBLE, text VARCHAR, unit VARCHAR,
        uncertainty DOUBLE)""";

  static final String SOURCES =
      """
      CREATE TABLE IF NOT EXISTS sources (
        location VARCHAR NOT NULL, fingerprint VARCHAR NOT NULL, software_version VARCHAR NOT NULL,
        event VARCHAR)""";

  static final String STATE = "CREATE TABLE IF NOT EXISTS state (position BIGINT NOT NULL)";

  private static final String ENTRIES =
      """
      CREATE TABLE IF NOT EXISTS entries (
        entry_id VARCHAR NOT NULL, upload_id VARCHAR NOT NULL, mainfile VARCHAR NOT NULL,
        entry_key VARCHAR NOT NULL, location VARCHAR NOT NULL, format VARCHAR NOT NULL,
        document VARCHAR NOT NULL, problem VARCHAR, last_modified TIMESTAMP NOT NULL""";

  private CatalogTables() {}

  /** Entries have a column for each quantity of the results. */
  static String entries() {
    return ResultQuantity.ALL.stream()
        .map(quantity -> ", \"" + quantity.name() + "\" " + type(quantity.type()))
        .collect(Collectors.joining("", ENTRIES, ")"));
  }

  /** The names of the columns of entries, in their order. */
  static List<String> entryColumns() {
    return entries()
        .substring(entries().indexOf('(') + 1)
        .lines()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(column -> column.strip().split(" ")[0].replace("\"", ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String type(ResultQuantity.Type type) {
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
}
