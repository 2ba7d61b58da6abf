package io.amends.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Rates and sizes that protect the service.
 *
 * @param frame size of a WebSocket message; larger ones close the socket with 1009
 * @param codePoints length of a message's text
 * @param messagesPerSecond what one connection may send in the long run
 * @param burst what one connection may send at once
 * @param connectionsPerAddress open sockets from one address
 * @param hello how long a socket may wait before it says hello
 * @param heartbeat how often a socket is asked whether it still lives
 * @param idle how long a socket may give no sign of life, heartbeats included
 * @param unread how long a connection may take nothing of what is written to it
 */
@ConfigurationProperties("amends.limits")
public record Limits(
    @DefaultValue("128KB") DataSize frame,
    @DefaultValue("8000") int codePoints,
    @DefaultValue("10") int messagesPerSecond,
    @DefaultValue("20") int burst,
    @DefaultValue("200") int connectionsPerAddress,
    @DefaultValue("10s") Duration hello,
    @DefaultValue("25s") Duration heartbeat,
    @DefaultValue("75s") Duration idle,
    @DefaultValue("30s") Duration unread) {}
