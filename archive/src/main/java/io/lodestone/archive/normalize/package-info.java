/** What people look for, from what parsers found. */
package io.lodestone.archive.normalize;
