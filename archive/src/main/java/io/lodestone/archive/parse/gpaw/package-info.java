/** Reads what GPAW writes: its text log and its restart files, tar and ULM. */
package io.lodestone.archive.parse.gpaw;
