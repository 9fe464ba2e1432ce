/** Studies: analyses that are written down, kept step by step and repeated by anyone. */
package io.lodestone.study;
