/** Forests of decision trees, grown on binned features, which tell how sure they are. */
package io.lodestone.learn.forest;
