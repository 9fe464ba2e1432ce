package io.lodestone.archive.provenance;

import io.lodestone.core.error.InvalidInput;
import java.time.LocalDate;
import java.util.List;

/**
 * Who owns data and who may use it, and how.
 *
 * @param owner account that may change it
 * @param coauthors people who made it too, by name or ORCID
 * @param license SPDX identifier, such as {@code CC-BY-4.0}; empty where none is given
 * @param embargoUntil first day on which others may see it, or null
 * @param persistentIdentifier DOI or other identifier, or null
 */
public record Access(
    String owner,
    List<String> coauthors,
    String license,
    LocalDate embargoUntil,
    String persistentIdentifier) {
  /** Checks the form of the licence. */
  public Access {
    coauthors = List.copyOf(coauthors);
    if (!license.matches("[A-Za-z0-9.+-]*")) {
      throw new InvalidInput(
          "licence", "", "'" + license + "'", "an SPDX identifier", "for example CC-BY-4.0");
    }
  }

  /** Data of {@code owner} with nothing else said. */
  public static Access of(String owner) {
    return new Access(owner, List.of(), "", null, null);
  }
}
