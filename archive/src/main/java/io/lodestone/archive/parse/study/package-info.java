/** Studies that ran, as Lodestone records them. */
package io.lodestone.archive.parse.study;
