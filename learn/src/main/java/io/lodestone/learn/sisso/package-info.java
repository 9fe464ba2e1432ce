/**
 * Equations from few data: sure independence screening and sparsifying operator.
 *
 * <p>From primary features with units and a set of operators all expressions up to some depth are
 * made ({@code FeatureSpace}); those that go best with the target are kept ({@code Screening}); of
 * these, all combinations of one to five are fitted by least squares and the best ones kept ({@code
 * SubsetSearch}). R. Ouyang et al., Phys. Rev. Materials 2, 083802 (2018).
 */
package io.lodestone.learn.sisso;
