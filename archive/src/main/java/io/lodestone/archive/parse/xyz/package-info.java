/** Structures and trajectories in XYZ and extended XYZ files. */
package io.lodestone.archive.parse.xyz;
