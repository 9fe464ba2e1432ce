package io.lodestone.cli;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;

/**
 * Names of files and folders with wildcards, as a shell has them: {@code *.tmp}, {@code scratch}.
 */
final class NamePattern implements Predicate<Path> {
  private final List<PathMatcher> patterns;

  NamePattern(List<String> patterns) {
    this.patterns =
        patterns.stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
  }

  /** Whether the last name of a path is one of these. */
  @Override
  public boolean test(Path path) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(path.getFileName()));
  }
}
