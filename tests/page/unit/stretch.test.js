import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Stretch } from '../../../wwwroot/js/stretch.js';

const MOST = 240;
const numbers = total => Array.from({ length: total }, (_, i) => i);

test('however far one goes back and forth, no more than so many lines are shown, and none is left out', () => {
  const lines = numbers(10_000);
  const stretch = new Stretch();
  stretch.follows = false;
  const seen = new Set(stretch.of(lines));
  for (let before = stretch.of(lines); stretch.hasOlder(lines.length); ) {
    stretch.back();
    const now = stretch.of(lines);
    assert.ok(now.length <= MOST && now.at(-1) >= before[0], 'the next stretch hangs together with the last');
    now.forEach(line => seen.add(line));
    before = now;
  }
  assert.equal(seen.size, lines.length);
  while (stretch.below > 0) stretch.forward();
  assert.equal(stretch.of(lines).at(-1), 9_999);
});

test('what is new moves nothing for a reader who is further up', () => {
  const lines = numbers(1_000);
  const stretch = new Stretch();
  stretch.follows = false;
  for (let i = 0; i < 20; i++) stretch.back();
  const [first] = stretch.of(lines);
  for (let i = 0; i < 500; i++) {
    lines.push(1_000 + i);
    stretch.grew();
  }
  assert.equal(stretch.of(lines)[0], first);
});

test('a stretch around a line holds it and what is after it', () => {
  const lines = numbers(1_000);
  for (const index of [0, 5, 500, 950, 999]) {
    const stretch = new Stretch();
    stretch.around(index, lines.length);
    const shown = stretch.of(lines);
    assert.ok(shown.includes(index) && shown.length <= MOST, `${index}`);
  }
});
