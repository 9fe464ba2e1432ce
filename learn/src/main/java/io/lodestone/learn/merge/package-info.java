/**
 * Several sources of one quantity, measured or computed with different settings, made one table.
 */
package io.lodestone.learn.merge;
