/** Where a model holds: the domain of applicability, part of every prediction. */
package io.lodestone.learn.domain;
