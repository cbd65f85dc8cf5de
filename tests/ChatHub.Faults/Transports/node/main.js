// Peers of a fault test in one process: orders come as JSON lines on standard input, what has become of them goes out as JSON lines on standard output.
import { createInterface } from 'node:readline';
import { Peer } from './peer.js';

const peers = new Map();

function say(device, what) {
  process.stdout.write(`${JSON.stringify({ device, ...what })}\n`);
}

function start(options) {
  const peer = new Peer(options, what => say(options.device, what));
  peers.set(options.device, peer);
  peer.live().catch(error => say(options.device, { fault: String(error?.stack ?? error) }));
}

for await (const line of createInterface({ input: process.stdin })) {
  const { order, device, ...rest } = JSON.parse(line);
  if (order === 'start') start({ device, ...rest });
  else peers.get(device)[order](rest);
}
process.exit(0); // The test has gone.
