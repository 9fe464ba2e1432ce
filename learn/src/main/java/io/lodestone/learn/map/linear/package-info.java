/** Maps whose coordinates are sums of features. */
package io.lodestone.learn.map.linear;
