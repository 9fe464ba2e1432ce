/** Representations of a chemical formula alone. */
package io.lodestone.represent.composition;
