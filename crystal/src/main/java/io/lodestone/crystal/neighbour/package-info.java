/** Which atoms are near each other, and which of them are bonded. */
package io.lodestone.crystal.neighbour;
