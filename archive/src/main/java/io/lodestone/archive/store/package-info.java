/** Objects named by their hash, and the journal that names them. */
package io.lodestone.archive.store;
