package io.lodestone.study.record;

import io.lodestone.archive.store.ObjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Software and machine, as far as they may change a number.
 *
 * @param program Lodestone with its version
 * @param build SHA-256 over the program's own code, which tells builds of one version apart
 * @param runtime vendor and version of the Java runtime
 * @param libraries name and version of each
 * @param processor model and architecture
 * @param cores how many the program may use
 * @param system operating system with its version
 */
public record Environment(
    String program,
    ObjectId build,
    String runtime,
    Map<String, String> libraries,
    String processor,
    int cores,
    String system) {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*?)\\.jar");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  public Environment {
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  /** The one that this program runs in. */
  public static Environment current() {
    return Holder.CURRENT;
  }

  private static final class Holder {
    private static final Environment CURRENT = find();
  }

  private static Environment find() {
    try {
      List<Path> own = new ArrayList<>();
      Map<String, String> libraries = new TreeMap<>();
      for (Path path : classPath()) {
        Matcher jar = JAR.matcher(path.getFileName().toString());
        if (Files.isDirectory(path) || path.getFileName().toString().startsWith("lodestone")) {
          own.add(path);
        } else if (jar.matches()) {
          libraries.put(jar.group(1), jar.group(2));
        }
      }
      String version = Environment.class.getPackage().getImplementationVersion();
      return new Environment(
          "Lodestone " + Objects.requireNonNullElse(version, "unpackaged"),
          build(own),
          System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"),
          libraries,
          processorName(),
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("os.name") + " " + System.getProperty("os.version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jars and folders of the class path, with those that the manifest of a jar names. */
  private static List<Path> classPath() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      Path path = Path.of(part).toAbsolutePath();
      if (!Files.exists(path)) {
        continue;
      }
      all.add(path);
      if (Files.isRegularFile(path)) {
        try (JarFile jar = new JarFile(path.toFile())) {
          Manifest manifest = jar.getManifest();
          String more =
              manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
          for (String one : more == null ? new String[0] : more.strip().split("\\s+")) {
            Path named = Path.of(path.toUri().resolve(URI.create(one)));
            if (Files.exists(named)) {
              all.add(named);
            }
          }
        }
      }
    }
    return all;
  }

  private static ObjectId build(List<Path> own) throws IOException {
    TreeSet<String> hashes = new TreeSet<>();
    for (Path path : own) {
      if (Files.isRegularFile(path)) {
        hashes.add(ObjectId.of(path).hex());
        continue;
      }
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          hashes.add(ObjectId.of(file) + " " + path.relativize(file));
        }
      }
    }
    return ObjectId.of(String.join("\n", hashes).getBytes(StandardCharsets.UTF_8));
  }

  private static String processorName() {
    String model = System.getProperty("os.arch");
    if (Files.isReadable(PROCESSORS)) {
      try (Stream<String> lines = Files.lines(PROCESSORS)) {
        return lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip() + ", ")
                .findFirst()
                .orElse("")
            + model;
      } catch (IOException | UncheckedIOException e) {
        return model; // The processor's name is nice to know; nothing depends on it.
      }
    }
    return model;
  }

  /** The entries that differ, by name: ours, then the other's. */
  public Map<String, List<String>> differences(Environment other) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    compare("program", program, other.program, all);
    compare("build", build.hex().substring(0, 12), other.build.hex().substring(0, 12), all);
    compare("java", runtime, other.runtime, all);
    compare("processor", processor, other.processor, all);
    compare("cores", "" + cores, "" + other.cores, all);
    compare("system", system, other.system, all);
    TreeSet<String> names = new TreeSet<>(libraries.keySet());
    names.addAll(other.libraries.keySet());
    for (String name : names) {
      compare(
          "library " + name,
          libraries.getOrDefault(name, "none"),
          other.libraries.getOrDefault(name, "none"),
          all);
    }
    return all;
  }

  private static void compare(
      String name, String ours, String theirs, Map<String, List<String>> all) {
    if (!ours.equals(theirs)) {
      all.put(name, List.of(ours, theirs));
    }
  }
}
