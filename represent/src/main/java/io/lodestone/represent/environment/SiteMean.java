package io.lodestone.represent.environment;

import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import java.util.List;

/**
 * A structure as the mean of the rows of its sites.
 *
 * @param local what gives the rows
 */
public record SiteMean(LocalRepresentation local) implements Representation<Structure> {
  @Override
  public List<Feature> features() {
    return local.features();
  }

  @Override
  public void represent(Structure structure, FeatureRow row) {
    row.set(0, local.of(structure).mean());
  }
}
