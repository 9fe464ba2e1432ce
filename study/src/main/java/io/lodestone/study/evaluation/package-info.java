/** How good learners are on rows that they did not see. */
package io.lodestone.study.evaluation;
