package io.lodestone.archive.ingest;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import java.util.List;

/**
 * A file that gives entries, with the files that belong to it.
 *
 * @param file the main file
 * @param path path in the upload
 * @param parser reads it
 * @param auxiliary files beside it that belong to it
 */
record MainFile(DiskFile file, String path, Parser parser, List<DiskFile> auxiliary) {}
