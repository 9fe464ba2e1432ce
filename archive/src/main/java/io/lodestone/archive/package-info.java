/** An archive: raw files and entries, the journal of what happened, and what follows from them. */
package io.lodestone.archive;
