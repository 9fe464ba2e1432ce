/**
 * Reads what the code exciting writes: ground states and relaxations (INFO.OUT), GW (GW_INFO.OUT)
 * and excited states (INFOXS.OUT), with the files beside them.
 */
package io.lodestone.archive.parse.exciting;
