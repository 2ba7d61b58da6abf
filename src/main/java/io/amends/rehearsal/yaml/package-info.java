/**
 * Reads files of golden conversations and refuses what cannot be played, with every problem at once
 * and each with its line. Start reading at {@link io.amends.rehearsal.yaml.GoldenFiles}.
 */
@NullMarked
package io.amends.rehearsal.yaml;

import org.jspecify.annotations.NullMarked;
