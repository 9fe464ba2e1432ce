package io.lodestone.cli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between rooms, and between the packages of a room, point one way. */
class ArchitectureTest {
  /** What several programs have in common: XML, the numbers of libxc, augmented plane waves. */
  private static final String[] SHARED_BY_PARSERS = {
    "io.lodestone.archive.parse.xml",
    "io.lodestone.archive.parse.libxc",
    "io.lodestone.archive.parse.lapw"
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lodestone");

  @Test
  void rooms_depend_in_one_direction() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("core")
        .definedBy("io.lodestone.core..")
        .layer("figure")
        .definedBy("io.lodestone.figure..")
        .layer("crystal")
        .definedBy("io.lodestone.crystal..")
        .layer("represent")
        .definedBy("io.lodestone.represent..")
        .layer("archive")
        .definedBy("io.lodestone.archive..")
        .layer("learn")
        .definedBy("io.lodestone.learn..")
        .layer("study")
        .definedBy("io.lodestone.study..")
        .layer("cli")
        .definedBy("io.lodestone.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("study")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("learn")
        .mayOnlyBeAccessedByLayers("study", "cli")
        .whereLayer("archive")
        .mayOnlyBeAccessedByLayers("study", "cli")
        .whereLayer("represent")
        .mayOnlyBeAccessedByLayers("archive", "learn", "study", "cli")
        .whereLayer("figure")
        .mayOnlyBeAccessedByLayers("learn", "study", "cli")
        .whereLayer("crystal")
        .mayOnlyBeAccessedByLayers("represent", "archive", "learn", "study", "cli")
        .check(CLASSES);
  }

  @Test
  void only_commands_know_the_terminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.lodestone.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
        .check(CLASSES);
  }

  @Test
  void nothing_looks_for_the_fonts_of_the_machine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Font")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.FontMetrics")
        .because("bare containers and compute nodes have none")
        .check(CLASSES);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("io.lodestone.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void a_parser_knows_no_other_parser() {
    slices()
        .matching("io.lodestone.archive.parse.(*)")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAnyPackage(SHARED_BY_PARSERS))
        .check(CLASSES);
  }

  @Test
  void reading_knows_nothing_of_keeping() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.lodestone.archive.parse..",
            "io.lodestone.archive.metainfo..",
            "io.lodestone.archive.normalize..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.lodestone.archive.store..",
            "io.lodestone.archive.catalog..",
            "io.lodestone.archive.index..",
            "io.lodestone.archive.ingest..",
            "org.duckdb..",
            "org.apache.lucene..")
        .check(CLASSES);
  }
}
