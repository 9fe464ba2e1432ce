/** Gaussian processes: kernels, their hyper-parameters, and what they predict. */
package io.lodestone.learn.gaussian;
