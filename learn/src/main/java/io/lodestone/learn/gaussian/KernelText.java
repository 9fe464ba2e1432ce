package io.lodestone.learn.gaussian;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.structure.SiteKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kernels as people write them: {@code 1*matern52+white(0.1)}, {@code 2*rbf(0.7 1.1 2.5)*linear},
 * {@code (rbf+periodic(1 3))*0.5}. Numbers in brackets are where the search for hyper-parameters
 * begins; without them it begins at 1. Structures are compared by {@code average(ζ)} and {@code
 * rematch(α ζ)}, or with one number more, a length, by a Gaussian of the distance that these give.
 */
final class KernelText {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([a-z][a-z0-9]*|[0-9.]+(?:[eE][+-]?[0-9]+)?|[-+*()])");
  private static final List<String> WORDS =
      List.of(
          "rbf",
          "matern12",
          "matern32",
          "matern52",
          "rq",
          "periodic",
          "linear",
          "white",
          "average",
          "rematch");
  private static final int MOST_TOKENS = 100_000;

  private final String text;
  private final int width;
  private final boolean relevance;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private KernelText(String text, int width, boolean relevance) {
    this.text = text;
    this.width = width;
    this.relevance = relevance;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt() && tokens.size() < MOST_TOKENS) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw wrong(text.substring(end).strip());
    }
  }

  /**
   * Reads a kernel.
   *
   * @param width the number of features
   * @param relevance whether each feature has a length of its own where one is not said
   * @throws InvalidInput when the text is no kernel
   */
  static Kernel parse(String text, int width, boolean relevance) {
    KernelText reader = new KernelText(text, width, relevance);
    Kernel kernel = reader.sum(0);
    if (reader.at < reader.tokens.size()) {
      throw reader.wrong(reader.tokens.get(reader.at));
    }
    return kernel;
  }

  private InvalidInput wrong(String found) {
    return new InvalidInput(
        null,
        "kernel " + (text.length() > 60 ? text.substring(0, 60) + "…" : text),
        found.isEmpty() ? "the end" : found,
        "sums and products of numbers and " + String.join(", ", WORDS),
        new Spelling(WORDS).hint(found, ""));
  }

  private String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  private Kernel sum(int depth) {
    if (depth > 50) {
      throw wrong("brackets in more than 50 brackets");
    }
    Kernel kernel = product(depth);
    while (peek().equals("+")) {
      at++;
      kernel = new Sum(kernel, product(depth));
    }
    return kernel;
  }

  private Kernel product(int depth) {
    Kernel kernel = atom(depth);
    while (peek().equals("*")) {
      at++;
      Kernel other = atom(depth);
      if (kernel.noise() > 0 || other.noise() > 0) {
        throw new InvalidInput(
            null, "kernel " + text, "noise in a product", "noise as a term of a sum", null);
      }
      kernel = new Product(kernel, other);
    }
    return kernel;
  }

  private Kernel atom(int depth) {
    String token = peek();
    at++;
    if (token.equals("(")) {
      Kernel inner = sum(depth + 1);
      expect(")");
      return inner;
    } else if (!token.isEmpty() && (Character.isDigit(token.charAt(0)) || token.charAt(0) == '.')) {
      return new Constant(positive(token));
    }
    double[] numbers = WORDS.contains(token) ? numbers() : new double[0];
    return switch (token) {
      case "rbf", "matern12", "matern32", "matern52" ->
          new Stationary(shape(token), lengths(numbers));
      case "rq" ->
          numbers.length == 1
              ? new RationalQuadratic(numbers[0], lengths(new double[0]))
              : new RationalQuadratic(
                  numbers.length == 0 ? 1 : numbers[0],
                  lengths(
                      numbers.length == 0
                          ? numbers
                          : Arrays.copyOfRange(numbers, 1, numbers.length)));
      case "periodic" -> new Periodic(one(numbers, 0, 2), one(numbers, 1, 2), width);
      case "linear" -> new Linear(one(numbers, 0, 1), width);
      case "white" -> new White(one(numbers, 0, 1));
      case "average" -> alike(SiteKernel.Form.AVERAGE, 1, numbers, 0);
      case "rematch" ->
          alike(SiteKernel.Form.REMATCH, numbers.length > 0 ? numbers[0] : 0.1, numbers, 1);
      default -> throw wrong(token);
    };
  }

  /** A likeness of structures: its numbers from a place on are ζ and the length. */
  private Kernel alike(SiteKernel.Form form, double alpha, double[] numbers, int from) {
    double zeta = numbers.length > from ? numbers[from] : 2;
    if (numbers.length > from + 2 || zeta != Math.rint(zeta)) {
      throw wrong(Arrays.toString(numbers));
    }
    double length = numbers.length > from + 1 ? numbers[from + 1] : 0;
    return new Alike(new SiteKernel(form, alpha, (int) zeta), length, width, null);
  }

  private static Stationary.Shape shape(String word) {
    return Arrays.stream(Stationary.Shape.values())
        .filter(shape -> shape.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private Lengths lengths(double[] said) {
    if (said.length == 0) {
      double[] ones = new double[relevance ? width : 1];
      // Typical distances of standardised rows grow with the root of the number of features.
      Arrays.fill(ones, Math.sqrt(width));
      return new Lengths(ones, width);
    } else if (said.length != 1 && said.length != width) {
      throw wrong(said.length + " lengths for " + width + " features");
    }
    return new Lengths(said, width);
  }

  private double one(double[] numbers, int place, int most) {
    if (numbers.length > most) {
      throw wrong(numbers.length + " numbers in brackets");
    }
    return numbers.length > place ? numbers[place] : 1;
  }

  private double[] numbers() {
    if (!peek().equals("(")) {
      return new double[0];
    }
    at++;
    List<Double> numbers = new ArrayList<>();
    while (!peek().equals(")")) {
      numbers.add(positive(peek()));
      at++;
    }
    at++;
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double positive(String token) {
    try {
      double number = Double.parseDouble(token);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw wrong(token);
  }

  private void expect(String token) {
    if (!peek().equals(token)) {
      throw wrong(peek());
    }
    at++;
  }
}
