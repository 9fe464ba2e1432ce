/** Decision trees as they can be looked into, whoever grew them. */
package io.lodestone.learn.tree;
