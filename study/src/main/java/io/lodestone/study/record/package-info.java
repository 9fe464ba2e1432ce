/** What is written down of studies that ran: steps, files by their hashes, numbers, environment. */
package io.lodestone.study.record;
