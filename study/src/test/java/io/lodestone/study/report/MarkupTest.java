package io.lodestone.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void takes_equations_and_drawings_as_the_program_writes_them() {
    assertThat(
            new Markup("<math display=\"block\"><mi>x</mi><mo>=</mo><mn>2</mn></math>").isMaths())
        .isTrue();
    assertThat(
            new Markup("<svg width=\"10\"><circle r=\"2\"><title>a &lt; b</title></circle></svg>")
                .isDrawing())
        .isTrue();
  }

  @Test
  void takes_nothing_that_acts_or_leads_elsewhere() {
    assertThat(new Markup("<math><script>alert(1)</script></math>").isMaths()).isFalse();
    assertThat(new Markup("<math><mi onclick=\"x()\">x</mi></math>").isMaths()).isFalse();
    assertThat(new Markup("<math><mi href=\"javascript:x\">x</mi></math>").isMaths()).isFalse();
    assertThat(new Markup("<svg><image xlink:href=\"http://a\"/></svg>").isDrawing()).isFalse();
    assertThat(new Markup("<svg><rect fill=\"url(http://a)\"/></svg>").isDrawing()).isFalse();
    assertThat(new Markup("<svg><rect style='x'/></svg>").isDrawing()).isFalse();
    assertThat(new Markup("<svg><!-- --></svg>").isDrawing()).isFalse();
  }
}
