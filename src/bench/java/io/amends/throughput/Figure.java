package io.amends.throughput;

/**
 * What one measurement saw.
 *
 * @param name of the subject
 * @param round from 1
 * @param perSecond answered messages a second
 * @param perProcessorSecond answered messages a second of processor time of the server
 * @param p50 microseconds from message to answer that half of the answers took at most
 * @param p99 the same for 99 of 100
 * @param broken talks that ended before all was said
 * @param megabytes resident memory at the end
 * @param kilobytes allocated by the server for each answer; 0: it does not tell
 */
record Figure(
    String name,
    int round,
    double perSecond,
    double perProcessorSecond,
    int p50,
    int p99,
    long broken,
    long megabytes,
    double kilobytes) {}
