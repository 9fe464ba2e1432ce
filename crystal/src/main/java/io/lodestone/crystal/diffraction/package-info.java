/** What a powder of a crystal scatters: X-ray and neutron diffraction in the kinematic limit. */
package io.lodestone.crystal.diffraction;
