/** How alike entries are, each to each, and which factor sets them apart. */
package io.lodestone.study.similarity;
