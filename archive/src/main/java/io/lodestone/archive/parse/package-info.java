/** What a parser is, and what it reads from and tells to. */
package io.lodestone.archive.parse;
