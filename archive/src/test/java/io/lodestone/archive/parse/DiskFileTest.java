package io.lodestone.archive.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileTest {
  @TempDir private Path folder;

  @Test
  void a_copy_of_compressed_content_is_gone_when_it_has_been_read() throws IOException {
    Path packed = folder.resolve("run.nc.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(new byte[] {1, 2, 3});
    }
    Path copied;
    try (DiskCopy copy = new DiskFile(packed).onDisk()) {
      copied = copy.path();
      assertThat(copied).hasBinaryContent(new byte[] {1, 2, 3});
    }
    assertThat(copied).doesNotExist();
    assertThat(packed).exists();
  }

  @Test
  void a_plain_file_is_read_where_it_lies_and_stays() throws IOException {
    Path plain = Files.write(folder.resolve("run.nc"), new byte[] {4});
    try (DiskCopy copy = new DiskFile(plain).onDisk()) {
      assertThat(copy.path()).isEqualTo(plain);
    }
    assertThat(plain).exists();
  }
}
