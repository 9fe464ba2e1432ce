package io.lodestone.archive.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
  private final List<String> taken = new ArrayList<>();

  @Test
  void what_was_told_before_a_problem_is_an_entry() throws IOException {
    Optional<InvalidInput> problem =
        read(() -> new InvalidInput("run.out", "line 7", "****", "a number", ""));
    assertThat(taken).containsExactly("first", "second");
    assertThat(problem).isPresent();
    assertThat(problem.get().place()).isEqualTo("line 7");
  }

  @Test
  void a_mistake_in_a_parser_is_a_problem_of_this_file_only() throws IOException {
    for (Supplier<Throwable> mistake :
        List.<Supplier<Throwable>>of(
            NullPointerException::new,
            () -> new IndexOutOfBoundsException(3),
            StackOverflowError::new)) {
      taken.clear();
      Optional<InvalidInput> problem = read(mistake);
      assertThat(taken).containsExactly("first", "second");
      assertThat(problem.orElseThrow()).hasMessageContainingAll("run.out", "report this file");
      assertThat(problem.orElseThrow().getCause()).isNotNull();
    }
  }

  private Optional<InvalidInput> read(Supplier<Throwable> thrown) throws IOException {
    return new EntryReader(new MetainfoJson())
        .read(new DiskFile(Path.of("run.out")), new Failing(thrown), e -> taken.add(e.key()));
  }

  private record Failing(Supplier<Throwable> thrown) implements Parser {
    @Override
    public String program() {
      return "Example";
    }

    @Override
    public String format() {
      return "example";
    }

    @Override
    public Role role() {
      return Role.CALCULATION;
    }

    @Override
    public boolean recognizes(FileHead file) {
      return true;
    }

    @Override
    public void parse(SourceFile file, EntrySink sink) {
      sink.begin("first").program(ProgramBuilder.builder().name("Example").build());
      sink.begin("second");
      switch (thrown.get()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new AssertionError();
      }
    }
  }
}
