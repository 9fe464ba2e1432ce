/** Studies as RO-Crates: data, recipe, results, figures, licence and citation in one parcel. */
package io.lodestone.study.crate;
