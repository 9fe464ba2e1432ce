/** How alike two materials are, by the numbers of a representation. */
package io.lodestone.represent.similarity;
