/** In which respects entries are alike, and what is kept of each entry to find those like it. */
package io.lodestone.archive.likeness;
