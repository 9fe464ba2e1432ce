/** How a crystal resists small deformations: elastic constants and what follows from them. */
package io.lodestone.crystal.elastic;
