package io.lodestone.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class FigureTest {
  private static final double SCALE = 300 / 96.0;

  @TempDir private Path folder;

  @Test
  void svg_is_well_formed_whatever_words_it_holds() throws Exception {
    Sheet sheet = new Sheet(200, 100).title("a < b & \"c\" \u0007");
    sheet.words(10, 60, "</text><script>alert(1)</script>", TextStyle.PLAIN.turned(90));
    sheet.dot(50, 50, 3, Colour.BLUE, "T > 300 K & p < 1");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(sheet.figure().svg().getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("circle").item(0).getTextContent())
        .isEqualTo("T > 300 K & p < 1");
  }

  @Test
  void png_shows_marks_where_svg_says_they_are() throws IOException {
    Sheet sheet = new Sheet(64, 64);
    sheet.box(8, 16, 16, 8, Colour.VERMILION);
    sheet.dot(48, 48, 6, Colour.BLUE, "");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(sheet.figure().png()));
    assertThat(image.getWidth()).isEqualTo(200);
    assertThat(colour(image, 10, 20)).isEqualTo(Colour.VERMILION.hex());
    assertThat(colour(image, 48, 48)).isEqualTo(Colour.BLUE.hex());
    assertThat(colour(image, 30, 20)).isEqualTo("#ffffff");
  }

  @Test
  void words_take_the_room_that_was_measured() throws IOException {
    TextStyle style = TextStyle.PLAIN.sized(20);
    String words = "Formation energy B₀′ = 10⁻³ eV Å²";
    Sheet sheet = new Sheet(400, 40);
    sheet.words(20, 25, words, style);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(sheet.figure().png()));
    int last = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if ((image.getRGB(x, y) & 0xff) < 128) {
          last = x;
        }
      }
    }
    // The raised 2 at the end has a little room behind it.
    assertThat(last / SCALE).isCloseTo(20 + style.width(words), within(2.0));
  }

  @Test
  void turned_words_read_upwards() throws IOException {
    Sheet sheet = new Sheet(40, 100);
    sheet.words(20, 90, "MMMM", TextStyle.PLAIN.turned(90));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(sheet.figure().png()));
    assertThat(ink(image, 0, 0, 40, 40)).isZero();
    assertThat(ink(image, 5, 45, 22, 90)).isPositive();
  }

  @Test
  void widths_are_those_of_arial() {
    // Advance widths of Arial in 1/2048 of the size: i 455, W 1933, 0 1139, space 569.
    assertThat(TextStyle.PLAIN.sized(2048).width("iW0 "))
        .isCloseTo(455 + 1933 + 1139 + 569, within(1.0));
  }

  @Test
  void png_needs_neither_display_nor_fonts_of_the_machine() throws Exception {
    Path file = folder.resolve("words.png");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Words.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String classes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(classes).isZero();
    assertThat(Files.size(file)).isPositive();
    assertThat(classes)
        .contains("io.lodestone.figure.Typeface")
        .doesNotContain("sun.font.FontManagerFactory", "sun.awt.FontConfiguration", "XToolkit");
  }

  /** A process of its own that draws words. */
  static final class Words {
    public static void main(String[] file) throws IOException {
      Sheet sheet = new Sheet(200, 40);
      sheet.words(10, 25, "energy (eV)", TextStyle.PLAIN);
      FigureFile.of(file[0]).write(sheet.figure());
    }
  }

  @Test
  void equal_drawings_give_equal_bytes() {
    assertThat(drawing().figure().png()).isEqualTo(drawing().figure().png());
    assertThat(drawing().figure().svg()).isEqualTo(drawing().figure().svg());
  }

  private static Sheet drawing() {
    Sheet sheet = new Sheet(320, 240).title("Energies");
    Plot plot = Plot.on(sheet, Axis.linear("x", "Å", 0, 1), Axis.logarithmic("y", "eV", 1e-3, 1));
    plot.line(new double[] {-1, 0.5, 2}, new double[] {1e-4, 0.1, 10}, Pen.of(Colour.BLUE, 2));
    return sheet;
  }

  @Test
  void a_name_without_a_known_ending_is_refused() {
    assertThatThrownBy(() -> FigureFile.of("curve.pdf"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("curve.pdf")
        .hasMessageContaining(".svg or .png");
    assertThat(FigureFile.of("a/curve.PNG").numbered(2).path()).isEqualTo(Path.of("a/curve-2.PNG"));
  }

  @Test
  void a_large_sheet_stays_below_fifty_million_dots() throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(new Sheet(1000, 20000).figure().png()));
    assertThat((long) image.getWidth() * image.getHeight()).isLessThan(51_000_000);
  }

  @Test
  void lines_are_cut_off_at_the_edges() {
    Clipping clipping = new Clipping(new Frame(0, 0, 10, 10));
    assertThat(clipping.runs(new double[] {-5, 5, 15, 5}))
        .containsExactly(new double[] {0, 5, 10, 5});
    List<double[]> twice = clipping.runs(new double[] {2, 2, 2, 20, 8, 20, 8, 2});
    assertThat(twice).containsExactly(new double[] {2, 2, 2, 10}, new double[] {8, 10, 8, 2});
    assertThat(clipping.runs(new double[] {-1, -1, -1, 20})).isEmpty();
  }

  private static String colour(BufferedImage image, double x, double y) {
    return String.format("#%06x", image.getRGB((int) (x * SCALE), (int) (y * SCALE)) & 0xffffff);
  }

  private static int ink(BufferedImage image, int left, int top, int right, int bottom) {
    int count = 0;
    for (int x = (int) (left * SCALE); x < right * SCALE; x++) {
      for (int y = (int) (top * SCALE); y < bottom * SCALE; y++) {
        count += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    return count;
  }
}
