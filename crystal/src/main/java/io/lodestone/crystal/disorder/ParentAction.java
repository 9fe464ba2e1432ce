package io.lodestone.crystal.disorder;

/**
 * What one symmetry operation of a parent crystal does to its sites: site i of the cell at t goes
 * to site {@code target[i]} of the cell at W t + {@code offset[i]}.
 *
 * @param rotation the matrix W on the basis of the parent cell, nine entries row by row
 * @param target for each site of the cell, the site that it goes to
 * @param offset for each site of the cell, the cell that it goes to
 */
record ParentAction(int[] rotation, int[] target, int[][] offset) {}
