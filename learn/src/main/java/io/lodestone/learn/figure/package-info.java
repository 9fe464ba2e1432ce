/** What models do, drawn: how they err, what they rest on. */
package io.lodestone.learn.figure;
