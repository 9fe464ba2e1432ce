/** Entries in the formats of other programs. */
package io.lodestone.archive.export;
