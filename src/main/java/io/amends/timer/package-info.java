/**
 * Durable time: conversations are woken when something is due, also what fell due while the process
 * was down. Times are kept by the store with the conversation; here is only the clock's hand. Start
 * reading at {@code WakeUps}.
 */
@NullMarked
package io.amends.timer;

import org.jspecify.annotations.NullMarked;
