/** Subgroups as documents and figures, for the command and for steps of studies. */
package io.lodestone.study.subgroup;
