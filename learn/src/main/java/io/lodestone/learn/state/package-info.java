/** What a fitted model consists of, as named arrays, and the file that keeps it. */
package io.lodestone.learn.state;
