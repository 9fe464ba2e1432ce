/** Where a map is true to the materials that it was drawn from, and where it is not. */
package io.lodestone.learn.map.quality;
