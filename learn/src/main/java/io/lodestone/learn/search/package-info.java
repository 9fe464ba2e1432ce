/** The search for the settings of a learner under which rows that it did not see are met best. */
package io.lodestone.learn.search;
