/**
 * The installed sets of flows, scripts and policy: the newest for what begins, older ones as long
 * as a conversation under way began on them, kept by their hash over restarts. It reads no YAML
 * (that is {@code dialog.yaml}) and decides nothing. Start reading at {@code InstalledSets}.
 */
@NullMarked
package io.amends.installed;

import org.jspecify.annotations.NullMarked;
