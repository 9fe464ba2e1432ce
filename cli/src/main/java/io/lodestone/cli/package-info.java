/** The {@code lodestone} command: a class for each of its commands. */
package io.lodestone.cli;
