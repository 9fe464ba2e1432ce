/** Tables as separated text: how one is written, and its records one after the other. */
package io.lodestone.core.table;
