/**
 * The plain part of YAML in which people write files for Amends, with the line of everything. All
 * of it is text here: nothing becomes a number, a date or a truth value by its looks. It knows no
 * subject. Start reading at {@link io.amends.yaml.YamlReader} and {@link io.amends.yaml.Fields}.
 */
@NullMarked
package io.amends.yaml;

import org.jspecify.annotations.NullMarked;
