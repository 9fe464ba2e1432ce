/** How maps are shown: names of places, figures, tables, and files for browsers. */
package io.lodestone.learn.map.atlas;
