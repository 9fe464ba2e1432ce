/** What is said when input cannot be used. */
package io.lodestone.core.error;
