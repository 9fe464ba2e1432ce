/** Physical dimensions, units, constants and the conversions between them. */
package io.lodestone.core.quantity;
