/**
 * Ensembles of small dense networks.
 *
 * <p>They are written on OpenBLAS and not on a framework for deep learning: networks of some ten
 * thousand weights on tables of some thousand rows are a few matrix products per step, which a
 * framework does no faster on a processor; a framework would bring native libraries of hundreds of
 * megabytes, a second BLAS beside ours, and sums whose order depends on the number of threads.
 */
package io.lodestone.learn.network;
