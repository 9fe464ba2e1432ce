/**
 * Running studies, keeping what they came to, and doing them again to see whether it is the same.
 */
package io.lodestone.study.run;
