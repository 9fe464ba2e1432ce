/** Reports on studies, for people. */
package io.lodestone.study.report;
