package io.lodestone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A command as a user ran it: its exit code, and what it said on standard output and error. */
record CommandRun(int code, String out, String err) {
  /**
   * Runs a command line; what it writes to the standard output of the process is caught as well.
   */
  static CommandRun of(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    PrintStream before = System.out;
    PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    System.setOut(captured);
    try {
      CommandLine command = Lodestone.commandLine();
      PrintWriter out = new PrintWriter(captured, true, StandardCharsets.UTF_8);
      command.setOut(out);
      command.setErr(new PrintWriter(err, true));
      int code = command.execute(arguments);
      out.flush();
      return new CommandRun(code, bytes.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  /** The JSON objects that it printed, one a line. */
  List<JsonNode> objects() throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : out.lines().toList()) {
      objects.add(new ObjectMapper().readTree(line));
    }
    return objects;
  }
}
