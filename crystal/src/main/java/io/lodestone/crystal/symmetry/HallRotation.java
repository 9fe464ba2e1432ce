package io.lodestone.crystal.symmetry;

/**
 * One generating rotation of a Hall symbol, such as {@code -4bd}, {@code 2"} or {@code 31}.
 *
 * @param order 1, 2, 3, 4 or 6
 * @param axis {@code x}, {@code y}, {@code z}, {@code '}, {@code "} or {@code *}
 * @param operation the rotation with its translation
 */
record HallRotation(int order, char axis, SymmetryOperation operation) {
  private static final int TWELFTHS = 12;

  /**
   * Reads one word of a Hall symbol.
   *
   * @param place of the word in the symbol, counted from 1, on which the implied axis depends
   * @param precedingOrder order of the rotation before, 0 if none
   * @param precedingAxis axis of the rotation before
   * @param symbol the whole symbol, for messages
   */
  static HallRotation parse(
      String word, int place, int precedingOrder, char precedingAxis, String symbol) {
    int i = 0;
    boolean improper = word.startsWith("-");
    i += improper ? 1 : 0;
    int order = i < word.length() ? word.charAt(i++) - '0' : 0;
    if (order < 1 || order > 6 || order == 5) {
      throw HallSymbol.notHall(symbol);
    }
    char axis = 0;
    if (i < word.length() && "xyz'\"*=".indexOf(word.charAt(i)) >= 0) {
      axis = word.charAt(i++);
      if (axis == '\'' && i < word.length() && word.charAt(i) == '\'') {
        axis = '"';
        i++;
      }
      axis = axis == '=' ? '"' : axis;
    } else {
      axis = impliedAxis(order, place, precedingOrder, symbol);
    }
    int[] rotation = matrix(order, axis, precedingAxis, symbol);
    int[] shift = new int[3];
    for (; i < word.length(); i++) {
      addTranslation(word.charAt(i), order, axis, shift, symbol);
    }
    if (improper) {
      for (int k = 0; k < rotation.length; k++) {
        rotation[k] = -rotation[k];
      }
    }
    char kept = axis == '\'' || axis == '"' || axis == '*' || order == 1 ? precedingAxis : axis;
    return new HallRotation(order, kept, SymmetryOperation.of(rotation, shift, TWELFTHS));
  }

  /** Hall's table of axes that a symbol may leave out. */
  private static char impliedAxis(int order, int place, int precedingOrder, String symbol) {
    if (place == 1 || order == 1) {
      return 'z';
    }
    if (order == 3) {
      return '*';
    }
    if (order == 2 && place == 2) {
      return precedingOrder == 3 || precedingOrder == 6 ? '\'' : 'x';
    }
    throw HallSymbol.notHall(symbol);
  }

  private static int[] matrix(int order, char axis, char precedingAxis, String symbol) {
    if (order == 1) {
      return SymmetryOperation.IDENTITY.rotation();
    }
    return switch (axis) {
      case 'z' ->
          switch (order) {
            case 2 -> new int[] {-1, 0, 0, 0, -1, 0, 0, 0, 1};
            case 3 -> new int[] {0, -1, 0, 1, -1, 0, 0, 0, 1};
            case 4 -> new int[] {0, -1, 0, 1, 0, 0, 0, 0, 1};
            default -> new int[] {1, -1, 0, 1, 0, 0, 0, 0, 1};
          };
      // The rotations about x and y are those about z with the axes taken in turn.
      case 'x' -> turned(matrix(order, 'z', 'z', symbol), 1);
      case 'y' -> turned(matrix(order, 'z', 'z', symbol), 2);
      case '*' -> {
        if (order != 3) {
          throw HallSymbol.notHall(symbol);
        }
        yield new int[] {0, 0, 1, 1, 0, 0, 0, 1, 0};
      }
      default -> {
        if (order != 2) {
          throw HallSymbol.notHall(symbol);
        }
        yield diagonal(axis == '"' ? 1 : -1, precedingAxis);
      }
    };
  }

  /** The twofold rotation about a−b (sign −1) or a+b (sign 1), for a preceding axis c. */
  private static int[] diagonal(int sign, char precedingAxis) {
    int[] aboutZ = {0, sign, 0, sign, 0, 0, 0, 0, -1};
    return switch (precedingAxis) {
      case 'x' -> turned(aboutZ, 1);
      case 'y' -> turned(aboutZ, 2);
      default -> aboutZ;
    };
  }

  /** The matrix after x → y → z → x, so many times. */
  private static int[] turned(int[] matrix, int times) {
    int[] result = new int[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        result[3 * ((i + times) % 3) + (j + times) % 3] = matrix[3 * i + j];
      }
    }
    return result;
  }

  private static void addTranslation(
      char letter, int order, char axis, int[] shift, String symbol) {
    if (letter >= '1' && letter <= '5') {
      int along = "xyz".indexOf(axis);
      int steps = letter - '0';
      if (along < 0 || steps >= order) {
        throw HallSymbol.notHall(symbol);
      }
      shift[along] += steps * TWELFTHS / order;
      return;
    }
    int[] twelfths =
        switch (letter) {
          case 'a' -> new int[] {6, 0, 0};
          case 'b' -> new int[] {0, 6, 0};
          case 'c' -> new int[] {0, 0, 6};
          case 'n' -> new int[] {6, 6, 6};
          case 'u' -> new int[] {3, 0, 0};
          case 'v' -> new int[] {0, 3, 0};
          case 'w' -> new int[] {0, 0, 3};
          case 'd' -> new int[] {3, 3, 3};
          default -> throw HallSymbol.notHall(symbol);
        };
    for (int i = 0; i < 3; i++) {
      shift[i] += twelfths[i];
    }
  }
}
