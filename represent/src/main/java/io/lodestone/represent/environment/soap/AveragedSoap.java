package io.lodestone.represent.environment.soap;

import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import java.util.List;

/** A structure as one power spectrum, averaged as the settings say. */
record AveragedSoap(Soap soap) implements Representation<Structure> {
  @Override
  public List<Feature> features() {
    return soap.features();
  }

  @Override
  public void represent(Structure structure, FeatureRow row) {
    row.set(0, soap.average(structure));
  }
}
