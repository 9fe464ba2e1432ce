/**
 * Subgroup discovery: rules that say in few words which materials are exceptional, found with proof
 * that none is better.
 */
package io.lodestone.learn.subgroup;
