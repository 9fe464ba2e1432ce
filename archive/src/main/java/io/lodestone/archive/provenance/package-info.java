/** What happened to the archive, who did it and who may use it, in the terms of W3C PROV. */
package io.lodestone.archive.provenance;
