import { test } from 'node:test';
import assert from 'node:assert/strict';
import { until } from './browser.js';
import { inFrames } from '../../../wwwroot/js/frames.js';

let frames = [];
let hidden = false;
globalThis.requestAnimationFrame = callback => frames.push(callback);
Object.defineProperty(document, 'hidden', { get: () => hidden });

function frame() {
  for (const next of frames.splice(0)) next();
}

function page() {
  frames = [];
  hidden = false;
  const seen = { drawn: 0 };
  return { seen, changed: inFrames(() => seen.drawn++) };
}

test('many changes are drawn once, in the next frame', () => {
  const { seen, changed } = page();
  for (let i = 0; i < 100; i++) changed();
  assert.equal(seen.drawn, 0);
  frame();
  assert.equal(seen.drawn, 1);
  frame();
  assert.equal(seen.drawn, 1);
  changed();
  frame();
  assert.equal(seen.drawn, 2);
});

test('a page that nobody sees is drawn without a frame', async () => {
  const { seen, changed } = page();
  hidden = true;
  changed();
  changed();
  await until(() => seen.drawn === 1);
  assert.equal(frames.length, 0);
});

test('what waits for a frame when the page goes out of sight is drawn then, and not again when it is back', () => {
  const { seen, changed } = page();
  changed();
  hidden = true;
  document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(seen.drawn, 1);
  hidden = false;
  document.dispatchEvent(new Event('visibilitychange'));
  frame();
  assert.equal(seen.drawn, 1);
});
