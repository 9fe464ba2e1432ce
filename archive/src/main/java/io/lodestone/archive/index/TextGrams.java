package io.lodestone.archive.index;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.NGramPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Strings cut into all their runs of three characters, so that any part of them is found without
 * reading through all strings.
 *
 * <p>A string is a part of another exactly if its runs stand there one behind the other. A margin
 * of two characters that occur in no string goes before and behind each: with it each character
 * begins a run, and what a string starts or ends with is a part of it that contains the margin.
 */
final class TextGrams extends TokenStream {
  private static final int SIZE = 3;
  private static final String MARGIN = "\0\0";

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final int[] characters;
  private int next;

  TextGrams(List<String> texts) {
    characters =
        texts.stream().flatMapToInt(text -> (MARGIN + text + MARGIN).codePoints()).toArray();
  }

  @Override
  public boolean incrementToken() {
    if (next + SIZE > characters.length) {
      return false;
    }
    clearAttributes();
    term.setEmpty().append(new String(characters, next, SIZE));
    next++;
    return true;
  }

  @Override
  public void reset() {
    next = 0;
  }

  /** Finds strings of which the text is a part. */
  static Query containing(String field, String text) {
    return query(field, text);
  }

  /** Finds strings that start with the text, which is not empty. */
  static Query startingWith(String field, String text) {
    boolean isLong = text.codePointCount(0, text.length()) >= SIZE - 1;
    return query(field, (isLong ? MARGIN.substring(1) : MARGIN) + text);
  }

  /** Finds strings that end with the text, which is not empty. */
  static Query endingWith(String field, String text) {
    boolean isLong = text.codePointCount(0, text.length()) >= SIZE - 1;
    return query(field, text + (isLong ? MARGIN.substring(1) : MARGIN));
  }

  private static Query query(String field, String text) {
    int[] characters = text.codePoints().toArray();
    if (characters.length < SIZE) {
      return new PrefixQuery(new Term(field, text));
    }
    if (characters.length == SIZE) {
      return new ConstantScoreQuery(new TermQuery(new Term(field, text)));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int i = 0; i + SIZE <= characters.length; i++) {
      phrase.add(new Term(field, new String(characters, i, SIZE)));
    }
    return new ConstantScoreQuery(new NGramPhraseQuery(SIZE, phrase.build()));
  }
}
