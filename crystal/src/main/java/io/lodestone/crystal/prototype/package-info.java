/**
 * The structure types that crystals share: labels, an encyclopedia, and decoration with elements.
 */
package io.lodestone.crystal.prototype;
