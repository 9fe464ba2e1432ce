/** Tables of materials as rows of values, from separated text and from Parquet. */
package io.lodestone.archive.table;
