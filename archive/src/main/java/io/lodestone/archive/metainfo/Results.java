package io.lodestone.archive.metainfo;

/** What people look for: one value per quantity, the same for every program. */
@Section("What people look for: one value per quantity, the same for every program.")
public record Results(
    @Quantity("which material") Material material,
    @Quantity("how it was computed") MethodSummary method,
    @Quantity("what came out") Properties properties,
    @Quantity("how far the numbers can be trusted") Quality quality,
    @Quantity("what a study is about, for an entry that is one") StudySummary study) {}
