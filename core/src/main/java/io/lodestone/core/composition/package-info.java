/** Which elements a substance holds, how much of each, and how that is written. */
package io.lodestone.core.composition;
