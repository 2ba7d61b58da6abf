/**
 * What is installed: the sets of flows, scripts and policy, and the model of understanding. The
 * newest is for what begins; older sets stay as long as a conversation under way began on them,
 * kept by their hash over restarts. It reads no YAML (that is {@code dialog.yaml}), trains nothing
 * (that is {@code language.opennlp}) and decides nothing. Start reading at {@code InstalledSets}.
 */
@NullMarked
package io.amends.installed;

import org.jspecify.annotations.NullMarked;
