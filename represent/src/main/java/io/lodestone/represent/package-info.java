/**
 * Materials into numbers: what a representation is, and the registry of those that there are.
 *
 * <p>The methods themselves are in the packages below, by what they look at.
 */
package io.lodestone.represent;
