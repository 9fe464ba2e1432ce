package io.lodestone.cli;

import io.lodestone.study.evaluation.FoldPlan;
import picocli.CommandLine.Option;

/** How a command divides the rows of a table into folds. */
final class FoldOptions {
  @Option(
      names = "--folds",
      defaultValue = "5",
      paramLabel = "K|FILE",
      description =
          "a number of folds, or a JSON file with the identifiers of the rows that each fold tests"
              + " (an identifier that ends in a number is that row, from 1) (default: ${DEFAULT-VALUE})")
  private String folds;

  @Option(
      names = "--repeat",
      defaultValue = "1",
      paramLabel = "N",
      description = "repeat with other random folds")
  private int repeat;

  @Option(
      names = "--group",
      paramLabel = "BY",
      defaultValue = "",
      description =
          "keep rows together: formula, system (the elements), prototype (of a column of structures),"
              + " cluster:8 or cluster:ward:8 (of the features), or the name of a column of text")
  private String group;

  @Option(
      names = "--leave-one-group-out",
      description = "test each group alone, whatever --folds says")
  private boolean leaveOneGroupOut;

  @Option(
      names = "--time",
      paramLabel = "NAME",
      defaultValue = "",
      description = "column of numbers: learn from earlier rows, test later ones")
  private String time;

  @Option(
      names = "--bootstrap",
      description = "draw rows with replacement, --folds times; test those not drawn")
  private boolean bootstrap;

  @Option(
      names = "--test-only",
      paramLabel = "NAME=VALUE",
      defaultValue = "",
      description = "test rows with that value; all others are learned from in every fold")
  private String only;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "seed of random folds (default: ${DEFAULT-VALUE})")
  private long seed;

  FoldPlan plan() {
    return new FoldPlan(folds, repeat, group, leaveOneGroupOut, time, bootstrap, only, seed);
  }
}
