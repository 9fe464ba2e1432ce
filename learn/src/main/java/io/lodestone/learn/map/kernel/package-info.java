/** Maps drawn from the similarity, or the distance, of each material to each. */
package io.lodestone.learn.map.kernel;
