/** What is wrong with a table before anything is learned from it, and what was done about it. */
package io.lodestone.learn.care;
