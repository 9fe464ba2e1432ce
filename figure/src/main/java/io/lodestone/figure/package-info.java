/**
 * Drawings as lists of marks, written as SVG and as PNG; neither needs a display or installed
 * fonts.
 */
package io.lodestone.figure;
