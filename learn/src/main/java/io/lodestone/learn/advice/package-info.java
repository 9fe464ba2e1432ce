/** Which learner suits a table, by rule and by measurement. */
package io.lodestone.learn.advice;
