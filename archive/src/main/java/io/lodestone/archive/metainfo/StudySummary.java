package io.lodestone.archive.metainfo;

import java.util.List;

/** An analysis that can be repeated. */
@Section("An analysis that can be repeated: what it claims, with which models, software and data.")
public record StudySummary(
    @Quantity("title of the study") String studyTitle,
    @Quantity("what the study claims") String studyClaim,
    @Quantity("where the claim was published") String studyPublication,
    @Quantity("kinds of models that the study made: random forest, SISSO, ...")
        List<String> modelClasses,
    @Quantity("libraries that the study used, each with its version") List<String> libraries,
    @Quantity("names of the files and queries that the study read") List<String> datasets,
    @Quantity("SHA-256 of each of these") List<String> datasetHashes,
    @Quantity("whether every number that the study is about is as expected")
        Boolean findingsAgree) {}
