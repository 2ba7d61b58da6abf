/**
 * Talk in and out. What every channel shares is here: how a transcript looks on the wire ({@link
 * io.amends.channel.Frames}), what is taken in as a message ({@link
 * io.amends.channel.MessageReader}), and how an open socket lives ({@link
 * io.amends.channel.OpenSocket}). It never decides anything. Adapters are in sub-packages.
 */
@NullMarked
package io.amends.channel;

import org.jspecify.annotations.NullMarked;
