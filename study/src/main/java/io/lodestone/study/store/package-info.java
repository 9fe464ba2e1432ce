/** Where results of steps are kept under their hashes. */
package io.lodestone.study.store;
