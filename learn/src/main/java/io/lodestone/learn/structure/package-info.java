/** Structures as sets of the surroundings of their sites, and how alike such sets are. */
package io.lodestone.learn.structure;
