/**
 * Maps of materials space: what a method of drawing one is, the registry of those that there are,
 * and maps, which place new materials and say where they are not to be trusted.
 *
 * <p>The methods themselves are in the packages below.
 */
package io.lodestone.learn.map;
