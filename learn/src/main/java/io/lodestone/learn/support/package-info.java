/** Support vector machines: functions that only the rows near or beyond their margin hold up. */
package io.lodestone.learn.support;
