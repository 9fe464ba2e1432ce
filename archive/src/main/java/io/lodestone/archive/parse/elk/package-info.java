/** Reads what Elk writes: INFO.OUT with the files beside it. */
package io.lodestone.archive.parse.elk;
