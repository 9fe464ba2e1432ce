/** The chemical elements and what is measured of them. */
package io.lodestone.core.element;
