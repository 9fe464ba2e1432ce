/** From archive, files and tables to what a map of materials is drawn from. */
package io.lodestone.study.cartography;
