/** The tables of the archive, in DuckDB. */
package io.lodestone.archive.catalog;
