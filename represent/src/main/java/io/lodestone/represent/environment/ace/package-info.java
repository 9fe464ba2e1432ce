/**
 * Body-ordered invariants of the atomic cluster expansion (R. Drautz, Phys. Rev. B 99, 014104,
 * 2019).
 */
package io.lodestone.represent.environment.ace;
