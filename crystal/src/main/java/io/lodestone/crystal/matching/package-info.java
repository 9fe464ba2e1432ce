/** Which crystals are the same, and how far apart those are that are not quite. */
package io.lodestone.crystal.matching;
