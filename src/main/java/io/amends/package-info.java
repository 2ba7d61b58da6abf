/** Amends: the application and the wiring of its modules. */
@NullMarked
package io.amends;

import org.jspecify.annotations.NullMarked;
