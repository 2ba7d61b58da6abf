/**
 * How good understanding is: figures of answers against labels, as text and as a page. It must
 * never know how an answer is made; the root brings answers of {@code language.opennlp} here. Start
 * reading at {@link io.amends.language.evaluation.Evaluation}.
 */
@NullMarked
package io.amends.language.evaluation;

import org.jspecify.annotations.NullMarked;
