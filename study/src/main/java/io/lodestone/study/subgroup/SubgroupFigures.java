package io.lodestone.study.subgroup;

import io.lodestone.figure.FigureFile;
import io.lodestone.learn.figure.SubgroupBoxFigure;
import io.lodestone.learn.figure.SubgroupFrontFigure;
import io.lodestone.learn.figure.SubgroupTargetFigure;
import io.lodestone.learn.subgroup.Subgroup;
import io.lodestone.learn.subgroup.SubgroupResult;
import io.lodestone.learn.subgroup.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The figures of a discovery: coverage against utility; the target inside and outside of the best
 * rules; and, for a quantity, the rules as boxes over the rows.
 *
 * @param result with at least one subgroup
 */
public record SubgroupFigures(SubgroupResult result) {
  private static final int SHOWN = 4;

  /**
   * Writes them: the front to the file itself, the others beside it as {@code NAME-target} and
   * {@code NAME-boxes}; of further targets {@code NAME-target-2} and so on.
   *
   * @return the files written
   */
  public List<FigureFile> write(FigureFile file) throws IOException {
    List<FigureFile> written = new ArrayList<>();
    file.write(new SubgroupFrontFigure(result, SubgroupDocument.ALIKE).figure());
    written.add(file);
    List<Subgroup> best =
        result.subgroups().stream()
            .sorted(Comparator.comparingDouble(Subgroup::quality).reversed())
            .toList();
    List<Subgroup> shown = Subgroup.distinct(best, SubgroupDocument.ALIKE);
    shown = shown.subList(0, Math.min(SHOWN, shown.size()));
    for (int t = 0; t < result.quality().aims().size(); t++) {
      Target target = result.quality().aims().get(t).target();
      FigureFile targets = file.suffixed("target").numbered(t + 1);
      targets.write(new SubgroupTargetFigure(result.population(), target, shown).figure());
      written.add(targets);
      if (target instanceof Target.Numeric numeric) {
        SubgroupBoxFigure boxes = new SubgroupBoxFigure(result.population(), numeric, shown);
        if (!boxes.isEmpty()) {
          FigureFile boxFile = file.suffixed("boxes").numbered(t + 1);
          boxFile.write(boxes.figure());
          written.add(boxFile);
        }
      }
    }
    return written;
  }
}
