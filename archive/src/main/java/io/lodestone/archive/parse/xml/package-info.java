/** Large XML files, read straight on their bytes. */
package io.lodestone.archive.parse.xml;
