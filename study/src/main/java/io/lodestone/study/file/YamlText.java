package io.lodestone.study.file;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A text in YAML 1.2, read as text, lists and keys and nothing else: no tag makes an object of it,
 * and a few lines that repeat each other by aliases stay a few.
 */
final class YamlText {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_PARTS = 20_000;
  private static final int DEEPEST = 20;
  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  private final String text;
  private int parts;

  /** A text that somebody wrote. */
  YamlText(String text) {
    this.text = text;
  }

  /**
   * The keys and values.
   *
   * @throws InvalidInput when it is no YAML, is no mapping, has tags, is too long or too deep
   */
  Tree.Mapping read() {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(
                  () -> new InvalidInput(null, null, "an empty file", "keys with values", ""));
      parts = 0;
      return tree(root, 0).asMapping("the file");
    } catch (MarkedYamlEngineException e) {
      throw new InvalidInput(
          null,
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1)).orElse(null),
          e.getProblem(),
          "YAML",
          "keys and values are parted by a colon and a blank");
    } catch (YamlEngineException e) {
      throw new InvalidInput(null, null, e.getMessage().strip(), "YAML", "");
    }
  }

  private Tree tree(Node node, int depth) {
    int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    if (!PLAIN.contains(node.getTag())) {
      throw new InvalidInput(
          null, "line " + line, "the tag " + node.getTag(), "text, lists and keys", "leave it out");
    }
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      throw new InvalidInput(
          null,
          "line " + line,
          depth > DEEPEST ? "parts within parts within parts" : "more parts, aliases counted",
          "at most " + MOST_PARTS + " parts, " + DEEPEST + " deep",
          "");
    }
    return switch (node) {
      case ScalarNode scalar ->
          new Tree.Text(line, scalar.getTag() == Tag.NULL ? "" : scalar.getValue().strip());
      case SequenceNode sequence -> {
        List<Tree> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(tree(item, depth + 1)));
        yield new Tree.Sequence(line, items);
      }
      case MappingNode mapping -> {
        Map<String, Tree> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
          String key = tree(tuple.getKeyNode(), depth + 1).asText("a key");
          int own = tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1;
          if (entries.containsKey(key)) {
            throw new InvalidInput(null, "line " + own, key + " twice", "each key once", "");
          }
          Tree value = tree(tuple.getValueNode(), depth + 1);
          entries.put(key, at(own, value));
        }
        yield new Tree.Mapping(line, entries);
      }
      default -> throw new InvalidInput(null, "line " + line, "an alias", "the text itself", "");
    };
  }

  /** A value is looked for where its key stands. */
  private static Tree at(int line, Tree value) {
    return switch (value) {
      case Tree.Text text -> new Tree.Text(line, text.text());
      case Tree.Sequence list -> new Tree.Sequence(line, list.items());
      case Tree.Mapping mapping -> new Tree.Mapping(line, mapping.entries());
    };
  }
}
