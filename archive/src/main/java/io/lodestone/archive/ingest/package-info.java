/** Files and folders on their way into the archive. */
package io.lodestone.archive.ingest;
