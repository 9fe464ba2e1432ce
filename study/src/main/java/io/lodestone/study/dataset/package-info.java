/** Datasets made of tables and materials: columns, features and how they were made. */
package io.lodestone.study.dataset;
