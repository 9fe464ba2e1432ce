package io.lodestone.crystal.prototype;

import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.symmetry.WyckoffPosition;

/**
 * A Wyckoff position that a prototype fills.
 *
 * @param role letter of the element that sits there, such as {@code X}
 * @param position in the setting of the prototype
 * @param coordinates of one of its places; what symmetry does not fix is as in the example
 */
public record PrototypeSite(String role, WyckoffPosition position, Vector3 coordinates) {}
