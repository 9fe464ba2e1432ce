package io.lodestone.study.crate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.run.StudyFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a crate and refuses one that was tampered with: every file has to be listed with its
 * hash, every listed file has to be there, and no name may lead out of the crate.
 *
 * @param crate a zip archive or a folder
 */
public record CrateImport(Path crate) {
  private static final int MOST_FILES = 100_000;
  private static final long ALWAYS_ALLOWED = 256L << 20;
  private static final long LARGEST_RATIO = 200;
  private static final long LONGEST_DESCRIPTION = 64L << 20;

  /**
   * Unpacks and checks.
   *
   * @param target an empty folder
   * @return the study
   * @throws InvalidInput when it is no crate of a study, or not as it was packed
   */
  public StudyFolder into(Path target) throws IOException {
    if (Files.isDirectory(crate)) {
      copy(target);
    } else if (Files.isRegularFile(crate)) {
      unpack(target);
    } else {
      throw problem(null, "nothing there", "a crate", "");
    }
    Map<String, ObjectId> listed = listed(target.resolve(CrateMetadata.NAME));
    check(target, listed);
    StudyFolder study = new StudyFolder(target);
    checkStudy(study, listed.keySet());
    return study;
  }

  private void copy(Path target) throws IOException {
    int count = 0;
    try (Stream<Path> all = Files.walk(crate, 20, new FileVisitOption[0])) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (Files.isSymbolicLink(file)) {
          throw problem(crate.relativize(file).toString(), "a link", "files only", "");
        } else if (Files.isRegularFile(file)) {
          tooMany(++count);
          Path place = target.resolve(crate.relativize(file).toString());
          Files.createDirectories(place.getParent());
          Files.copy(file, place);
        }
      }
    }
  }

  private void unpack(Path target) throws IOException {
    long left = Math.max(ALWAYS_ALLOWED, LARGEST_RATIO * Files.size(crate));
    int count = 0;
    try (ZipFile zip = new ZipFile(crate.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.isDirectory()) {
          continue;
        }
        tooMany(++count);
        Path place = place(target, entry.getName());
        if (Files.exists(place)) {
          throw problem(entry.getName(), "a file that is there twice", "each once", "");
        }
        Files.createDirectories(place.getParent());
        left -= write(zip, entry, place, left);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw problem(null, "something else", "a zip archive", "");
    }
  }

  private long write(ZipFile zip, ZipEntry entry, Path place, long most) throws IOException {
    long written = 0;
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(place)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        written += n;
        if (written > most) {
          throw problem(
              entry.getName(),
              "content more than " + LARGEST_RATIO + " times the size of the archive",
              "a crate that was packed from files",
              "such archives are made to fill disks");
        }
        out.write(buffer, 0, n);
      }
    }
    return written;
  }

  private Path place(Path target, String name) {
    boolean plain =
        !name.contains("\\")
            && !name.contains(":")
            && !name.startsWith("/")
            && Stream.of(name.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
            && name.chars().noneMatch(Character::isISOControl);
    Path place = plain ? target.resolve(name).normalize() : null;
    if (place == null || !place.startsWith(target)) {
      throw problem(name, "a name that leads out of the crate", "names within it", "");
    }
    return place;
  }

  private void tooMany(int count) {
    if (count > MOST_FILES) {
      throw problem(null, "more files", "at most " + MOST_FILES, "");
    }
  }

  /** The files that the description lists, with their hashes. */
  private Map<String, ObjectId> listed(Path description) throws IOException {
    if (!Files.isRegularFile(description)) {
      throw problem(null, "no " + CrateMetadata.NAME, "an RO-Crate", "");
    } else if (Files.size(description) > LONGEST_DESCRIPTION) {
      throw problem(CrateMetadata.NAME, "more bytes", "at most " + LONGEST_DESCRIPTION, "");
    }
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(description.toFile());
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw problem(CrateMetadata.NAME, "no JSON", "the description of a crate", "");
    }
    Map<String, ObjectId> listed = new HashMap<>();
    for (JsonNode entity : json.path("@graph")) {
      if (entity.path("@type").asText().equals("File")) {
        String name = path(entity.path("@id").asText());
        try {
          listed.put(name, new ObjectId(entity.path("sha256").asText()));
        } catch (IllegalArgumentException e) {
          throw problem(
              CrateMetadata.NAME, "the file " + name + " without its SHA-256", "one for each", "");
        }
      }
    }
    return listed;
  }

  private static String path(String identifier) {
    try {
      String path = new java.net.URI(identifier).getPath();
      return path == null ? identifier : path;
    } catch (java.net.URISyntaxException e) {
      return identifier;
    }
  }

  private void check(Path target, Map<String, ObjectId> listed) throws IOException {
    Set<String> missing = new TreeSet<>(listed.keySet());
    try (Stream<Path> all = Files.walk(target)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = target.relativize(file).toString().replace('\\', '/');
        if (name.equals(CrateMetadata.NAME)) {
          continue;
        }
        missing.remove(name);
        ObjectId expected = listed.get(name);
        if (expected == null) {
          throw problem(
              name, "a file that the description does not list", "listed files only", tampered());
        }
        ObjectId found = ObjectId.of(file);
        if (!found.equals(expected)) {
          throw problem(
              name,
              "content with the SHA-256 " + found,
              "that with " + expected + ", as the description says",
              tampered());
        }
      }
    }
    if (!missing.isEmpty()) {
      throw problem(missing.iterator().next(), "nothing there", "a listed file", tampered());
    }
  }

  private static String tampered() {
    return "the crate was changed after it was packed, or damaged on its way";
  }

  /** The description and the record have to tell of the same files. */
  private void checkStudy(StudyFolder study, Set<String> listed) throws IOException {
    if (!study.exists()) {
      throw problem(
          null, "no " + StudyFolder.RECORD, "the crate of a study that Lodestone exported", "");
    }
    try {
      StudyRecord record = study.record();
      for (Map.Entry<String, StepRecord> step : record.steps().entrySet()) {
        for (StoredFile file : step.getValue().files()) {
          study.file(step.getKey(), file);
        }
      }
      for (Map.Entry<String, ObjectId> read : CrateData.of(record).entrySet()) {
        String place = CrateData.place(read.getKey(), read.getValue());
        if (listed.stream().noneMatch(f -> f.equals(place) || f.startsWith(place + "/"))) {
          throw problem(place, "nothing there", "what the study read", tampered());
        }
      }
      study.study();
    } catch (InvalidInput e) {
      throw e.source() != null && e.source().equals(crate.toString())
          ? e
          : problem(e.place(), e.found(), e.expected(), e.hint());
    }
  }

  private InvalidInput problem(String place, String found, String expected, String hint) {
    return new InvalidInput(crate.toString(), place, found, expected, hint);
  }
}
