/**
 * Understanding by OpenNLP's maximum entropy models and by words and patterns that a shop edits
 * under {@code intents/}. It must never hold words of a language in Java. Start reading at {@link
 * io.amends.language.opennlp.OpenNlpUnderstander} for the use and {@link
 * io.amends.language.opennlp.TrainModels} for the making of a model.
 */
@NullMarked
package io.amends.language.opennlp;

import org.jspecify.annotations.NullMarked;
