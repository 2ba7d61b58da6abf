/**
 * Pictures of flows for people of the shop who read no YAML: what is asked, which cases there are,
 * which ways out, and what follows. Drawn from the flow itself, so that a picture is never out of
 * date. Start reading at {@link io.amends.drawing.FlowPicture}.
 */
@NullMarked
package io.amends.drawing;

import org.jspecify.annotations.NullMarked;
