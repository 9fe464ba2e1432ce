/** What an entry holds: sections as records under the names of the NOMAD Metainfo. */
package io.lodestone.archive.metainfo;
