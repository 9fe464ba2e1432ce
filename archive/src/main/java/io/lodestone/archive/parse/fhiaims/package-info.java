/**
 * Reads what FHI-aims writes: its main output with the echo of its input, and the band structures
 * and densities of states beside it.
 */
package io.lodestone.archive.parse.fhiaims;
