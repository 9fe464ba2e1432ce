/** Diffraction patterns in the XML format of PANalytical's instruments. */
package io.lodestone.archive.parse.xrdml;
