import { test } from 'node:test';
import assert from 'node:assert/strict';
import { until } from './browser.js';

window.signalR = { HttpTransportType: { LongPolling: 4 } };
const { Streams } = await import('../../../wwwroot/js/streams.js');

const ANY = {};
const POLLING = { transport: 4 };

class Source extends window.EventTarget {
  closed = false;
  close() { this.closed = true; }
}

// A connection with a stream: held back for good, or with its handshake.
async function stream(streams, works) {
  const asked = streams.next();
  let source;
  await streams.trying(new Promise((resolve, reject) => {
    source = new (streams.watched(Source))('chat');
    source.addEventListener('error', () => reject(new Error('closed')));
    if (!works) return;
    source.dispatchEvent(new Event('message'));
    resolve();
  })).catch(() => {});
  assert.equal(source.closed, !works);
  return asked;
}

async function polling(streams) {
  const asked = streams.next();
  await streams.trying(Promise.resolve());
  return asked;
}

test('two streams that are held back lead to long polling, and then a stream is tried again', async () => {
  const streams = new Streams(1);
  const asked = [await stream(streams, false), await stream(streams, false), await polling(streams), await stream(streams, false), await polling(streams)];
  assert.deepEqual(asked, [ANY, ANY, POLLING, ANY, POLLING]);
});

test('a stream that works forgets those that did not', async () => {
  const streams = new Streams(1);
  for (const works of [false, false]) await stream(streams, works);
  await polling(streams);
  for (const works of [true, false]) await stream(streams, works);
  assert.deepEqual(streams.next(), ANY);
});

test('a stream whose handshake fails counts as one that is held back', async () => {
  const streams = new Streams(60_000);
  for (let i = 0; i < 2; i++) {
    assert.deepEqual(streams.next(), ANY);
    await streams.trying(new Promise((_, reject) => {
      new (streams.watched(Source))('chat').close();
      reject(new Error('Handshake was canceled.'));
    })).catch(() => {});
  }
  assert.deepEqual(streams.next(), POLLING);
});

test('failures before any stream change nothing', async () => {
  const streams = new Streams(1);
  for (let i = 0; i < 5; i++) {
    assert.deepEqual(streams.next(), ANY);
    await streams.trying(Promise.reject(new Error('no network'))).catch(() => {});
  }
});

test('a browser without event streams has nothing to watch', () => assert.equal(new Streams().watched(undefined), undefined));

test('a stream that brings something in time is left alone', async () => {
  const source = new (new Streams(20).watched(Source))('chat');
  source.dispatchEvent(new Event('message'));
  const later = performance.now() + 60;
  await until(() => performance.now() > later);
  assert.equal(source.closed, false);
});
