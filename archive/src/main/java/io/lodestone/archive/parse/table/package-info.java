/** Tables of materials and their properties, as text separated by commas, tabs or semicolons. */
package io.lodestone.archive.parse.table;
