/** Linear models: ridge, lasso and elastic net, logistic regression. */
package io.lodestone.learn.linear;
