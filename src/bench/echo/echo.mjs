#!/usr/bin/env node
// What Node can do: reads a frame's JSON, writes it back as JSON, and nothing else. Needs the package ws.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.argv[2]), host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => socket.on('message', (data) => socket.send(JSON.stringify(JSON.parse(data)))));
