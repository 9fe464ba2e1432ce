/** Files that others find whole or not at all. */
package io.lodestone.core.file;
