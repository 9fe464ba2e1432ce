/** Studies as people write them: title, claim, steps and findings in a YAML file. */
package io.lodestone.study.file;
