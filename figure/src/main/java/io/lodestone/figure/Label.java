package io.lodestone.figure;

/** The words at an axis: a quantity, and behind it the power of ten and the unit in brackets. */
record Label(String quantity, String unit, int power) {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  static String of(String quantity, String unit, int power) {
    return new Label(quantity, unit, power).toString();
  }

  /** A whole number in raised figures. */
  static String raised(int number) {
    StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
    Integer.toString(Math.abs(number)).chars().forEach(c -> text.append(RAISED.charAt(c - '0')));
    return text.toString();
  }

  @Override
  public String toString() {
    String factor = power == 0 ? "" : "10" + raised(power);
    String brackets = unit.isEmpty() ? factor : factor.isEmpty() ? unit : factor + " " + unit;
    return quantity.isEmpty()
        ? brackets
        : brackets.isEmpty() ? quantity : quantity + " (" + brackets + ")";
  }
}
