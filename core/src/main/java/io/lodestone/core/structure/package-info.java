/** Where atoms are: lattices, sites and what occupies them. */
package io.lodestone.core.structure;
