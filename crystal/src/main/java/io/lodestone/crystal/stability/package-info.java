/** Which phases are stable against decomposition into others: convex hulls of energy. */
package io.lodestone.crystal.stability;
