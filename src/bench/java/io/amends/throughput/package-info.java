/** How many messages a second Amends answers, beside plain echo servers in the same run. */
@NullMarked
package io.amends.throughput;

import org.jspecify.annotations.NullMarked;
