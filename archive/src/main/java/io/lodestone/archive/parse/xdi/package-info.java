/** X-ray absorption spectra in the XAFS Data Interchange format. */
package io.lodestone.archive.parse.xdi;
