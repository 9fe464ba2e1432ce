/** How tests of properties, which draw their examples by chance, are run. */
package io.lodestone.properties;
