package io.lodestone.core.element;

import java.util.List;
import java.util.Locale;

/**
 * The ground state of a free neutral atom: a noble-gas core and the subshells outside it.
 *
 * @param core the noble gas in brackets, such as {@code [Ar]}; empty for hydrogen and helium
 * @param outer the subshells outside the core, as they are commonly written
 */
public record ElectronConfiguration(String core, List<Subshell> outer) {
  /**
   * A subshell and its electrons.
   *
   * @param principal the principal quantum number
   * @param electrons 1 to {@link #capacity()}
   */
  public record Subshell(int principal, Block block, int electrons) {
    /** The most electrons of such a subshell: 2 for s to 14 for f. */
    public int capacity() {
      return 2 * (2 * block.angularMomentum() + 1);
    }

    @Override
    public String toString() {
      return principal + block.name().toLowerCase(Locale.ROOT) + electrons;
    }
  }

  public ElectronConfiguration {
    outer = List.copyOf(outer);
  }

  /** Reads text such as {@code [Ar] 3d6 4s2}. */
  static ElectronConfiguration parse(String text) {
    String core = text.startsWith("[") ? text.substring(0, text.indexOf(']') + 1) : "";
    List<Subshell> outer =
        text
            .substring(core.length())
            .strip()
            .transform(shells -> List.of(shells.split(" ")))
            .stream()
            .map(ElectronConfiguration::subshell)
            .toList();
    return new ElectronConfiguration(core, outer);
  }

  /** The electrons outside the noble-gas core in subshells of one kind. */
  public int electrons(Block block) {
    return outer.stream()
        .filter(shell -> shell.block() == block)
        .mapToInt(Subshell::electrons)
        .sum();
  }

  /**
   * The places left in the occupied subshells of one kind outside the noble-gas core; 0 where none
   * of that kind is occupied.
   */
  public int vacancies(Block block) {
    return outer.stream()
        .filter(shell -> shell.block() == block)
        .mapToInt(shell -> shell.capacity() - shell.electrons())
        .sum();
  }

  /** The common way to write it, such as {@code [Ar] 3d6 4s2}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(core);
    for (Subshell shell : outer) {
      text.append(text.isEmpty() ? "" : " ").append(shell);
    }
    return text.toString();
  }

  private static Subshell subshell(String text) {
    Block block = Block.valueOf(text.substring(1, 2).toUpperCase(Locale.ROOT));
    return new Subshell(
        Integer.parseInt(text.substring(0, 1)), block, Integer.parseInt(text.substring(2)));
  }
}
