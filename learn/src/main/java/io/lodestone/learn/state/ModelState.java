package io.lodestone.learn.state;

import io.lodestone.core.error.InvalidInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a fitted model consists of: named arrays of numbers and texts, from which it can be made
 * again. Arrays are not copied; who puts one here gives it away.
 */
public final class ModelState {
  private final Map<String, Object> parts = new LinkedHashMap<>();

  /** Keeps numbers. */
  public ModelState put(String name, double[] values) {
    return keep(name, values);
  }

  /** Keeps whole numbers. */
  public ModelState put(String name, int[] values) {
    return keep(name, values);
  }

  /** Keeps numbers of single precision. */
  public ModelState put(String name, float[] values) {
    return keep(name, values);
  }

  /** Keeps bytes. */
  public ModelState put(String name, byte[] values) {
    return keep(name, values);
  }

  /** Keeps a text. */
  public ModelState put(String name, String text) {
    return keep(name, text);
  }

  /** Keeps one number. */
  public ModelState put(String name, double value) {
    return keep(name, new double[] {value});
  }

  /** Keeps all of another state, each name preceded by a prefix. */
  public ModelState put(String prefix, ModelState other) {
    other.parts.forEach((name, value) -> keep(prefix + name, value));
    return this;
  }

  private ModelState keep(String name, Object value) {
    if (!name.matches("[a-z0-9_./-]+")) {
      throw new IllegalArgumentException("name of a part: " + name);
    }
    if (parts.put(name, value) != null) {
      throw new IllegalArgumentException("two parts " + name);
    }
    return this;
  }

  /** The parts whose names begin with a prefix, without it. */
  public ModelState part(String prefix) {
    ModelState chosen = new ModelState();
    parts.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            chosen.keep(name.substring(prefix.length()), value);
          }
        });
    return chosen;
  }

  /** All parts by name, in the order in which they were put: arrays and texts. */
  public Map<String, Object> parts() {
    return Collections.unmodifiableMap(parts);
  }

  /** Whether there is a part of that name. */
  public boolean has(String name) {
    return parts.containsKey(name);
  }

  /**
   * Numbers.
   *
   * @throws InvalidInput when they are not there; so do the other methods of this kind
   */
  public double[] doubles(String name) {
    return get(name, double[].class, "numbers");
  }

  /** Numbers of which there have to be so many. */
  public double[] doubles(String name, int length) {
    double[] values = doubles(name);
    checkLength(name, values.length, length);
    return values;
  }

  /** One number. */
  public double number(String name) {
    return doubles(name, 1)[0];
  }

  /** Whole numbers. */
  public int[] ints(String name) {
    return get(name, int[].class, "whole numbers");
  }

  /** Whole numbers of which there have to be so many. */
  public int[] ints(String name, int length) {
    int[] values = ints(name);
    checkLength(name, values.length, length);
    return values;
  }

  /** Numbers of single precision. */
  public float[] floats(String name) {
    return get(name, float[].class, "numbers of single precision");
  }

  /** Numbers of single precision of which there have to be so many. */
  public float[] floats(String name, int length) {
    float[] values = floats(name);
    checkLength(name, values.length, length);
    return values;
  }

  /** Bytes. */
  public byte[] bytes(String name) {
    return get(name, byte[].class, "bytes");
  }

  /** Bytes of which there have to be so many. */
  public byte[] bytes(String name, int length) {
    byte[] values = bytes(name);
    checkLength(name, values.length, length);
    return values;
  }

  /** A text. */
  public String text(String name) {
    return get(name, String.class, "a text");
  }

  private static void checkLength(String name, int found, int expected) {
    if (found != expected) {
      throw new InvalidInput(
          "model",
          "part " + name,
          found + " values",
          expected + " values",
          "the model file is damaged");
    }
  }

  private <T> T get(String name, Class<T> type, String what) {
    Object part = parts.get(name);
    if (!type.isInstance(part)) {
      throw new InvalidInput(
          "model",
          "part " + name,
          part == null ? "nothing" : "something else",
          what,
          "the model file is damaged or of another version");
    }
    return type.cast(part);
  }
}
