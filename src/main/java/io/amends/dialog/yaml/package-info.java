/**
 * Reads flow files and refuses what does not hold together, with every problem at once and each
 * with its line. All YAML is text here: nothing becomes a number, a date or a truth value by its
 * looks. Start reading at {@link io.amends.dialog.yaml.FlowFiles}; files and jars are {@link
 * io.amends.dialog.yaml.FlowSource}'s alone.
 */
@NullMarked
package io.amends.dialog.yaml;

import org.jspecify.annotations.NullMarked;
