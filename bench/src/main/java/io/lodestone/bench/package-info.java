/** Speed and memory, measured. */
package io.lodestone.bench;
