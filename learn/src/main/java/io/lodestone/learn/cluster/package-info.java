/** Crowds of points: methods that find them, and tell to which of them another point belongs. */
package io.lodestone.learn.cluster;
