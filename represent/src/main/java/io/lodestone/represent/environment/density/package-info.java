/** The density of the atoms around a centre, expanded in radial functions and harmonics. */
package io.lodestone.represent.environment.density;
