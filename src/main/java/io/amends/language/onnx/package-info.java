/**
 * The embedding models of the second tier of understanding, run with ONNX Runtime. They are read
 * from their jars; nothing is fetched. Milliseconds a message: never call it on an event loop.
 * Start at {@link io.amends.language.onnx.OnnxSentenceEncoder}.
 */
@NullMarked
package io.amends.language.onnx;

import org.jspecify.annotations.NullMarked;
