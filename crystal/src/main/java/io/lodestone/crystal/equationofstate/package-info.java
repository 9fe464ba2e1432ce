/**
 * How the energy of a crystal changes with its volume, and what follows for its behaviour under
 * pressure and heat.
 */
package io.lodestone.crystal.equationofstate;
