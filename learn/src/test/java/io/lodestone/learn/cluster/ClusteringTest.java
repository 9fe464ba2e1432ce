package io.lodestone.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteringTest {
  private static final Points POINTS = Crowds.points();
  private static final String CROWDS = "a".repeat(40) + "b".repeat(30) + "c".repeat(50);

  /**
   * Labels and probabilities of HDBSCAN in scikit-learn 1.8.0. With eight and with five near points
   * it gives two answers, by the order of the points: the last stray but three is as near, in
   * reachability, to the second crowd as to the third. Taken here is the answer in which it is of
   * the crowd of its nearest point.
   */
  @ParameterizedTest
  @CsvSource({
    "8, 8, a.ccabccccbbb.a, 94.553434648324, 0.942358398574, 0.469215481955",
    "5, 3, acccabccccbbb.a, 112.160768415989, 1.000000000000, 0.665027165629",
    "15, 5, a.ccabccccbbb.a, 103.972685242167, 0.959859736260, 0.579889313231"
  })
  void density_clusters_agree_with_scikit_learn(
      int size, int samples, String strays, double sum, double third, double fiftieth) {
    Clustering found = fit("hdbscan:min_size=" + size + ",min_samples=" + samples);
    assertThat(found.count()).isEqualTo(3);
    assertThat(Arrays.stream(found.found().strengths()).sum()).isCloseTo(sum, within(1e-9));
    assertThat(found.found().strengths()[3]).isCloseTo(third, within(1e-9));
    assertThat(found.found().strengths()[50]).isCloseTo(fiftieth, within(1e-9));
    assertThat(Crowds.text(found.found().labels())).isEqualTo(CROWDS + strays);
  }

  /**
   * Many edges are equally long, since a core distance is that of all edges to the points in its
   * reach.
   */
  @ParameterizedTest
  @CsvSource({"8, 8", "5, 3", "15, 5", "3, 20"})
  void density_clusters_depend_neither_on_the_order_of_points_nor_on_cores(int size, int samples) {
    String recipe = "hdbscan:min_size=" + size + ",min_samples=" + samples;
    Clustering first = fit(recipe);
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 50; run++) {
      int[] order = IntStream.range(0, 135).toArray();
      for (int i = order.length; i > 1; i--) {
        int other = random.nextInt(i);
        int swap = order[i - 1];
        order[i - 1] = order[other];
        order[other] = swap;
      }
      double[] values = new double[270];
      for (int i = 0; i < 135; i++) {
        System.arraycopy(POINTS.values(), 2 * order[i], values, 2 * i, 2);
      }
      try (ForkJoinPool pool = new ForkJoinPool(1 + run % 7)) {
        Points points = new Points(135, 2, values);
        Assignment found =
            pool.submit(() -> new ClusterMethods().parse(recipe).fit(points)).join().found();
        for (int i = 0; i < 135; i++) {
          assertThat(found.labels()[i]).isEqualTo(first.found().labels()[order[i]]);
          assertThat(found.strengths()[i]).isEqualTo(first.found().strengths()[order[i]]);
        }
      }
    }
  }

  @Test
  void points_of_a_lattice_fall_into_the_same_clusters_in_every_run() {
    double[] values = new double[2 * 144];
    for (int i = 0; i < 144; i++) {
      values[2 * i] = i % 12 + (i % 12 < 6 ? 0 : 3);
      values[2 * i + 1] = i / 12;
    }
    Points lattice = new Points(144, 2, values);
    Assignment first = new ClusterMethods().parse("hdbscan").fit(lattice).found();
    for (int run = 0; run < 20; run++) {
      try (ForkJoinPool pool = new ForkJoinPool(1 + run % 7)) {
        assertThat(
                pool.submit(() -> new ClusterMethods().parse("hdbscan").fit(lattice))
                    .join()
                    .found())
            .usingRecursiveComparison()
            .isEqualTo(first);
      }
    }
    assertThat(Arrays.stream(first.labels()).distinct().sorted().toArray()).containsExactly(0, 1);
  }

  /** The best of ten runs of scikit-learn 1.8.0. */
  @ParameterizedTest
  @CsvSource({
    "full, 1, -686.209111, 1396.944596",
    "full, 2, -599.028908, 1252.015838",
    "full, 3, -533.073418, 1149.536507",
    "diagonal, 3, -541.953897, 1152.581640"
  })
  void normal_distributions_are_as_likely_as_those_of_scikit_learn(
      String covariance, int clusters, double likelihood, double criterion) {
    Clustering found = fit("gmm:clusters=" + clusters + ",covariance=" + covariance);
    assertThat(found.state().number("criterion")).isCloseTo(criterion, within(2e-3));
    double[] shares = new double[135 * clusters];
    assertThat(gaussians(found, clusters, covariance).shares(POINTS, shares))
        .isCloseTo(likelihood, within(1e-3));
  }

  private static Gaussians gaussians(Clustering found, int clusters, String covariance) {
    return new Gaussians(
        found.state().doubles("weights"),
        found.state().doubles("means"),
        found.state().doubles("factors"),
        2,
        covariance.equals("full"));
  }

  @Test
  void the_number_of_normal_distributions_is_that_of_the_best_criterion() {
    assertThat(fit("gmm").count()).isEqualTo(3);
  }

  @Test
  void means_are_as_tight_as_those_of_scikit_learn() {
    Clustering found = fit("kmeans:clusters=3");
    double[] apart = new double[135];
    KMeans.nearest(POINTS, found.state().doubles("centres"), apart);
    assertThat(Arrays.stream(apart).sum()).isCloseTo(353.316217829, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kmeans:clusters=3", "gmm:clusters=3", "hdbscan:min_size=8"})
  void other_points_join_the_cluster_that_they_lie_in(String recipe) {
    Clustering found = fit(recipe);
    Points others = new Points(4, 2, new double[] {0, 0, 6, 1, 2, 7, 300, 300});
    Clustering again = new ClusterMethods().parse(recipe).restore(found.state());
    for (Clustering each : new Clustering[] {found, again}) {
      Assignment assigned = each.assign(others);
      assertThat(assigned.labels()[0]).isEqualTo(mode(found, 0, 40));
      assertThat(assigned.labels()[1]).isEqualTo(mode(found, 40, 70));
      assertThat(assigned.labels()[2]).isEqualTo(mode(found, 70, 120));
    }
    if (recipe.startsWith("hdbscan")) {
      assertThat(found.assign(others).labels()[3]).isEqualTo(-1);
    } else {
      assertThat(found.assign(POINTS)).usingRecursiveComparison().isEqualTo(found.found());
    }
  }

  private static int mode(Clustering found, int from, int to) {
    int[] counts = new int[found.count()];
    Arrays.stream(found.found().labels(), from, to).filter(l -> l >= 0).forEach(l -> counts[l]++);
    int best = 0;
    for (int i = 0; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }

  @Property(tries = 10)
  void turning_moving_and_stretching_changes_no_cluster(
      @ForAll @DoubleRange(min = 0, max = 6.3) double angle,
      @ForAll @DoubleRange(min = 0.01, max = 100) double scale) {
    double[] turned = new double[270];
    for (int i = 0; i < 135; i++) {
      double x = POINTS.values()[2 * i];
      double y = POINTS.values()[2 * i + 1];
      turned[2 * i] = scale * (Math.cos(angle) * x - Math.sin(angle) * y) + 5;
      turned[2 * i + 1] = scale * (Math.sin(angle) * x + Math.cos(angle) * y) - 2;
    }
    Points other = new Points(135, 2, turned);
    for (String recipe : new String[] {"kmeans:clusters=3", "hdbscan:min_size=8"}) {
      int[] labels = new ClusterMethods().parse(recipe).fit(other).found().labels();
      assertThat(Crowds.text(labels)).isEqualTo(Crowds.text(fit(recipe).found().labels()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kmeans:clusters=3", "gmm", "hdbscan:min_size=5"})
  void points_in_one_place_are_one_cluster(String recipe) {
    Clustering found = new ClusterMethods().parse(recipe).fit(new Points(20, 2, new double[40]));
    assertThat(found.count()).isEqualTo(1);
    assertThat(found.found().labels()).containsOnly(0);
    assertThat(found.found().strengths()).containsOnly(1);
    assertThat(found.assign(new Points(1, 2, new double[2])).labels()).containsExactly(0);
  }

  @Test
  void copies_of_points_stay_together() {
    double[] values = new double[60];
    for (int i = 0; i < 30; i++) {
      values[2 * i] = i < 15 ? 0 : 9;
    }
    Clustering found = new ClusterMethods().parse("hdbscan").fit(new Points(30, 2, values));
    assertThat(Crowds.text(found.found().labels())).isEqualTo("a".repeat(15) + "b".repeat(15));
  }

  @Test
  void what_cannot_be_clustered_is_refused() {
    Points two = new Points(2, 1, new double[] {0, 1});
    for (String recipe : new String[] {"kmeans:clusters=3", "gmm:clusters=3", "hdbscan"}) {
      assertThatThrownBy(() -> new ClusterMethods().parse(recipe).fit(two))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("2 points");
    }
    assertThatThrownBy(() -> new ClusterMethods().parse("dbscan"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("hdbscan");
  }

  private static Clustering fit(String recipe) {
    return new ClusterMethods().parse(recipe).fit(POINTS);
  }
}
