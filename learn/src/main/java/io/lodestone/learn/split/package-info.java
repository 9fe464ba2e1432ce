/** How the rows of a table are divided into those to learn from and those to be tested. */
package io.lodestone.learn.split;
