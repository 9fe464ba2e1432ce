/**
 * How a material was made, as numbers: histories of events, and averages over the configurations
 * that a material is a mixture of.
 */
package io.lodestone.represent.process;
