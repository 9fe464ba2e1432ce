/** Where the materials of an analysis come from: tables, files, entries of an archive. */
package io.lodestone.study.source;
