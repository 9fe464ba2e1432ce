package io.lodestone.core.numerics;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Objects;

/**
 * Linear algebra on dense matrices by OpenBLAS. All matrices are row-major arrays of double, those
 * of one product in single precision apart.
 *
 * <p>Each call uses one core and may be made by many threads at once: work is shared out by
 * callers, so results do not depend on the number of cores.
 */
public final class OpenBlas {
  private static final int ROW_MAJOR = 101;
  private static final int COLUMN_MAJOR = 102;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;
  private static final int UPPER = 121;
  private static final int LOWER = 122;
  private static final int NON_UNIT = 131;
  private static final int LEFT = 141;

  /** Arrays up to this length are lent to native code, which holds up the garbage collector. */
  private static final int MOST_LENT = 1 << 18;

  private final Function multiply;
  private final MethodHandle multiplySingle;
  private final Function symmetric;
  private final Function triangularSolve;
  private final Function cholesky;
  private final Function inverse;
  private final MethodHandle eigenvectors;

  // Native code is the point of this class.
  @SuppressWarnings("restricted")
  private OpenBlas() {
    SymbolLookup library =
        SymbolLookup.libraryLookup(NativeLibrary.ofThisMachine().unpacked(), Arena.global());
    Linker linker = Linker.nativeLinker();
    try {
      linker
          .downcallHandle(
              library.find("openblas_set_num_threads").orElseThrow(),
              FunctionDescriptor.ofVoid(JAVA_INT))
          .invoke(1);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    multiply = new Function(library, "cblas_dgemm", procedure("iiiiiidaiaidai"));
    // Called for tiles that take a fraction of a millisecond: arguments are not boxed.
    multiplySingle =
        linker.downcallHandle(
            library.find("cblas_sgemm").orElseThrow(),
            procedure("iiiiiifaiaifai"),
            Linker.Option.critical(true));
    symmetric = new Function(library, "cblas_dsyrk", procedure("iiiiidaidai"));
    triangularSolve = new Function(library, "cblas_dtrsm", procedure("iiiiiiidaiai"));
    FunctionDescriptor factor =
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT);
    cholesky = new Function(library, "LAPACKE_dpotrf", factor);
    inverse = new Function(library, "LAPACKE_dpotri", factor);
    eigenvectors =
        linker.downcallHandle(
            library.find("LAPACKE_dsyevr").orElseThrow(),
            FunctionDescriptor.of(
                JAVA_INT,
                JAVA_INT,
                JAVA_BYTE,
                JAVA_BYTE,
                JAVA_BYTE,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_DOUBLE,
                JAVA_DOUBLE,
                JAVA_INT,
                JAVA_INT,
                JAVA_DOUBLE,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                ADDRESS));
  }

  /** What is passed to a function without result: i an int, f a float, d a double, a an array. */
  private static FunctionDescriptor procedure(String arguments) {
    return FunctionDescriptor.ofVoid(
        arguments
            .chars()
            .mapToObj(
                letter ->
                    switch (letter) {
                      case 'i' -> JAVA_INT;
                      case 'f' -> JAVA_FLOAT;
                      case 'd' -> JAVA_DOUBLE;
                      default -> ADDRESS;
                    })
            .toArray(MemoryLayout[]::new));
  }

  /** OpenBLAS; it is loaded when it is first asked for. */
  public static OpenBlas get() {
    return Loaded.INSTANCE;
  }

  /** The idiom that loads once, when needed. */
  private static final class Loaded {
    static final OpenBlas INSTANCE = new OpenBlas();
  }

  /** A native function, with arrays lent to it or, where they are large, copied. */
  private static final class Function {
    private final MethodHandle lending;
    private final MethodHandle copying;

    @SuppressWarnings("restricted")
    Function(SymbolLookup library, String name, FunctionDescriptor type) {
      MemorySegment symbol = library.find(name).orElseThrow();
      lending = Linker.nativeLinker().downcallHandle(symbol, type, Linker.Option.critical(true));
      copying = Linker.nativeLinker().downcallHandle(symbol, type);
    }

    /**
     * Calls it.
     *
     * @param changed the array that it changes, which is among the arguments
     */
    Object call(double[] changed, Object... arguments) {
      long most = 0;
      for (Object argument : arguments) {
        most = argument instanceof double[] array ? Math.max(most, array.length) : most;
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment result = null;
        for (int i = 0; i < arguments.length; i++) {
          if (arguments[i] instanceof double[] array) {
            MemorySegment segment =
                most <= MOST_LENT
                    ? MemorySegment.ofArray(array)
                    : arena.allocateFrom(JAVA_DOUBLE, array);
            result = array == changed ? segment : result;
            arguments[i] = segment;
          }
        }
        if (most <= MOST_LENT) {
          return lending.invokeWithArguments(arguments);
        }
        Object answer = copying.invokeWithArguments(arguments);
        MemorySegment.copy(result, JAVA_DOUBLE, 0, changed, 0, changed.length);
        return answer;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * The product C = A B.
   *
   * @param a rows × inner
   * @param b inner × columns
   * @param c rows × columns; filled
   */
  public void multiply(double[] a, double[] b, double[] c, int rows, int columns, int inner) {
    check(rows, inner, a);
    check(inner, columns, b);
    check(rows, columns, c);
    if (rows == 0 || columns == 0 || inner == 0) {
      Arrays.fill(c, 0, rows * columns, 0);
      return;
    }
    multiply.call(
        c, ROW_MAJOR, PLAIN, PLAIN, rows, columns, inner, 1.0, a, inner, b, columns, 0.0, c,
        columns);
  }

  /**
   * The product C = A Bᵀ.
   *
   * @param a rows × inner
   * @param b columns × inner
   * @param c rows × columns; filled
   */
  public void multiplyTransposed(
      double[] a, double[] b, double[] c, int rows, int columns, int inner) {
    check(rows, inner, a);
    check(columns, inner, b);
    check(rows, columns, c);
    if (rows == 0 || columns == 0 || inner == 0) {
      Arrays.fill(c, 0, rows * columns, 0);
      return;
    }
    multiply.call(
        c,
        ROW_MAJOR,
        PLAIN,
        TRANSPOSED,
        rows,
        columns,
        inner,
        1.0,
        a,
        inner,
        b,
        inner,
        0.0,
        c,
        columns);
  }

  /**
   * The product C = A Bᵀ in single precision, of tiles of larger matrices. The garbage collector
   * waits while it runs, so tiles have to be small.
   *
   * @param a holds rows × inner values from {@code fromA} on
   * @param b holds columns × inner values from {@code fromB} on
   * @param c rows × columns; filled
   */
  // Heap arrays are lent to native code.
  @SuppressWarnings("restricted")
  public void multiplyTransposed(
      float[] a, int fromA, float[] b, int fromB, float[] c, int rows, int columns, int inner) {
    Objects.checkFromIndexSize(fromA, rows * inner, a.length);
    Objects.checkFromIndexSize(fromB, columns * inner, b.length);
    Objects.checkFromIndexSize(0, rows * columns, c.length);
    if (rows == 0 || columns == 0 || inner == 0) {
      Arrays.fill(c, 0, rows * columns, 0);
      return;
    }
    try {
      multiplySingle.invokeExact(
          ROW_MAJOR,
          PLAIN,
          TRANSPOSED,
          rows,
          columns,
          inner,
          1f,
          MemorySegment.ofArray(a).asSlice(4L * fromA),
          inner,
          MemorySegment.ofArray(b).asSlice(4L * fromB),
          inner,
          0f,
          MemorySegment.ofArray(c),
          columns);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The product C = A B in single precision, of parts of larger matrices. The garbage collector
   * waits while it runs, so the parts have to be small.
   *
   * @param a holds the first of rows × inner values at {@code fromA}
   * @param strideA how far rows of A are from each other in the array
   * @param b holds the first of inner × columns values at {@code fromB}
   * @param strideB how far rows of B are from each other in the array
   * @param c rows × columns; filled
   */
  // Heap arrays are lent to native code.
  @SuppressWarnings("restricted")
  public void multiply(
      float[] a,
      int fromA,
      int strideA,
      float[] b,
      int fromB,
      int strideB,
      float[] c,
      int rows,
      int columns,
      int inner) {
    Objects.checkFromIndexSize(0, rows * columns, c.length);
    if (rows == 0 || columns == 0 || inner == 0) {
      Arrays.fill(c, 0, rows * columns, 0);
      return;
    }
    if (strideA < inner || strideB < columns) {
      throw new IllegalArgumentException("rows that overlap");
    }
    Objects.checkFromIndexSize(fromA, (rows - 1) * strideA + inner, a.length);
    Objects.checkFromIndexSize(fromB, (inner - 1) * strideB + columns, b.length);
    try {
      multiplySingle.invokeExact(
          ROW_MAJOR,
          PLAIN,
          PLAIN,
          rows,
          columns,
          inner,
          1f,
          MemorySegment.ofArray(a).asSlice(4L * fromA),
          strideA,
          MemorySegment.ofArray(b).asSlice(4L * fromB),
          strideB,
          0f,
          MemorySegment.ofArray(c),
          columns);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The symmetric product C = A Aᵀ.
   *
   * @param a n × inner
   * @param c n × n; filled, both triangles
   */
  public void gram(double[] a, double[] c, int n, int inner) {
    check(n, inner, a);
    check(n, n, c);
    if (n == 0 || inner == 0) {
      Arrays.fill(c, 0, n * n, 0);
      return;
    }
    symmetric.call(c, ROW_MAJOR, LOWER, PLAIN, n, inner, 1.0, a, inner, 0.0, c, n);
    mirror(c, n);
  }

  /**
   * The Cholesky factor L of a symmetric matrix, L Lᵀ = A.
   *
   * @param a n × n, of which the lower triangle counts; L takes its place, with zeros above
   * @return whether the matrix is positive definite; if not, the array holds nothing of use
   */
  public boolean cholesky(double[] a, int n) {
    check(n, n, a);
    if (n == 0) {
      return true;
    }
    if ((int) cholesky.call(a, ROW_MAJOR, (byte) 'L', n, a, n) != 0) {
      return false;
    }
    for (int row = 0; row < n; row++) {
      Arrays.fill(a, row * n + row + 1, (row + 1) * n, 0);
    }
    return true;
  }

  /**
   * The inverse of a symmetric matrix from its Cholesky factor.
   *
   * @param factor n × n, of {@link #cholesky}; the inverse takes its place, both triangles
   */
  public void inverse(double[] factor, int n) {
    check(n, n, factor);
    if (n > 0) {
      inverse.call(factor, ROW_MAJOR, (byte) 'L', n, factor, n);
      mirror(factor, n);
    }
  }

  /**
   * Solves L X = B for a lower triangular matrix.
   *
   * @param factor n × n
   * @param b n × columns; X takes its place
   */
  public void solveLower(double[] factor, double[] b, int n, int columns) {
    solve(factor, b, n, columns, PLAIN);
  }

  /**
   * Solves Lᵀ X = B for a lower triangular matrix.
   *
   * @param factor n × n
   * @param b n × columns; X takes its place
   */
  public void solveLowerTransposed(double[] factor, double[] b, int n, int columns) {
    solve(factor, b, n, columns, TRANSPOSED);
  }

  private void solve(double[] factor, double[] b, int n, int columns, int transposition) {
    check(n, n, factor);
    check(n, columns, b);
    if (n > 0 && columns > 0) {
      triangularSolve.call(
          b,
          ROW_MAJOR,
          LEFT,
          LOWER,
          transposition,
          NON_UNIT,
          n,
          columns,
          1.0,
          factor,
          n,
          b,
          columns);
    }
  }

  /**
   * The eigenvectors of the largest eigenvalues of a symmetric matrix, each of length 1.
   *
   * @param a n × n, both triangles; is not changed
   * @param values filled with as many of the largest eigenvalues as it has room for, up to n, the
   *     largest first
   * @param vectors as many × n; filled, an eigenvector in each row
   */
  public void eigenvectors(double[] a, int n, double[] values, double[] vectors) {
    int count = values.length;
    check(n, n, a);
    check(count, n, vectors);
    if (count > n) {
      throw new IllegalArgumentException(count + " eigenvalues of " + n);
    }
    if (count == 0) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment matrix = arena.allocate(JAVA_DOUBLE, (long) n * n);
      MemorySegment.copy(a, 0, matrix, JAVA_DOUBLE, 0, n * n);
      MemorySegment found = arena.allocate(JAVA_INT);
      MemorySegment rising = arena.allocate(JAVA_DOUBLE, n);
      MemorySegment columns = arena.allocate(JAVA_DOUBLE, (long) n * count);
      MemorySegment support = arena.allocate(JAVA_INT, 2L * n);
      // A symmetric matrix is its own transpose: LAPACK reads it, and gives vectors, in rows.
      int problem =
          (int)
              eigenvectors.invoke(
                  COLUMN_MAJOR,
                  (byte) 'V',
                  (byte) 'I',
                  (byte) 'L',
                  n,
                  matrix,
                  n,
                  0.0,
                  0.0,
                  n - count + 1,
                  n,
                  0.0,
                  found,
                  rising,
                  columns,
                  n,
                  support);
      if (problem != 0) {
        throw new ArithmeticException("eigenvalues of a matrix of " + n + " rows: " + problem);
      }
      for (int i = 0; i < count; i++) {
        values[i] = rising.getAtIndex(JAVA_DOUBLE, count - 1 - i);
        MemorySegment.copy(columns, JAVA_DOUBLE, 8L * n * (count - 1 - i), vectors, i * n, n);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void mirror(double[] a, int n) {
    for (int row = 0; row < n; row++) {
      for (int column = row + 1; column < n; column++) {
        a[row * n + column] = a[column * n + row];
      }
    }
  }

  private static void check(int rows, int columns, double[] matrix) {
    if (rows < 0 || columns < 0 || (long) rows * columns > matrix.length) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " in an array of " + matrix.length);
    }
  }
}
