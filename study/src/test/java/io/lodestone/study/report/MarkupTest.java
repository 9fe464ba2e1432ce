package io.lodestone.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void takes_equations_and_drawings_as_the_program_writes_them() {
    assertThat(Markup.isMaths("<math display=\"block\"><mi>x</mi><mo>=</mo><mn>2</mn></math>"))
        .isTrue();
    assertThat(
            Markup.isDrawing(
                "<svg width=\"10\"><circle r=\"2\"><title>a &lt; b</title></circle></svg>"))
        .isTrue();
  }

  @Test
  void takes_nothing_that_acts_or_leads_elsewhere() {
    assertThat(Markup.isMaths("<math><script>alert(1)</script></math>")).isFalse();
    assertThat(Markup.isMaths("<math><mi onclick=\"x()\">x</mi></math>")).isFalse();
    assertThat(Markup.isMaths("<math><mi href=\"javascript:x\">x</mi></math>")).isFalse();
    assertThat(Markup.isDrawing("<svg><image xlink:href=\"http://a\"/></svg>")).isFalse();
    assertThat(Markup.isDrawing("<svg><rect fill=\"url(http://a)\"/></svg>")).isFalse();
    assertThat(Markup.isDrawing("<svg><rect style='x'/></svg>")).isFalse();
    assertThat(Markup.isDrawing("<svg><!-- --></svg>")).isFalse();
  }
}
