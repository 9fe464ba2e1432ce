/** Equations as documents and drawings. */
package io.lodestone.study.equation;
