/** Settings of methods, as records: what there is, read from text, written for recipes. */
package io.lodestone.core.settings;
