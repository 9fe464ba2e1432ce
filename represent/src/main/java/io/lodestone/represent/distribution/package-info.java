/** How distances and angles between the atoms of a structure are distributed. */
package io.lodestone.represent.distribution;
