/** The kinds of steps that studies are made of: data, learners, equations, comparisons. */
package io.lodestone.study.step;
