package io.lodestone.archive.metainfo;

import java.util.List;

/** What is kept of an entry to find those like it. */
@Section("What is kept of an entry to find those like it.")
public record Fingerprint(
    @Quantity("method and settings, as the registry of representations reads them") String recipe,
    @Quantity("its features in their order, as whole numbers of steps; null where one is missing")
        List<Integer> values,
    @Quantity("what one step is worth") Double step) {}
