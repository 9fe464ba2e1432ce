/** Entries while they are read, and their documents afterwards. */
package io.lodestone.archive.entry;
