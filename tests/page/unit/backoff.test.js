import { test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { delayFor, pause } from '../../../wwwroot/js/backoff.js';

test('the delay is spread over an interval that doubles with each try', () => {
  assert.equal(delayFor(0, 0), 500);
  assert.equal(delayFor(0, 1), 1_000);
  assert.equal(delayFor(1, 1), 2_000);
  assert.equal(delayFor(3, 0.5), 500 + 0.5 * 7_500);
});

test('the delay never passes thirty seconds nor falls below half a second, however long it goes on', () => {
  for (const attempt of [0, 5, 10, 100, 10_000]) {
    assert.equal(delayFor(attempt, 0), 500);
    assert.ok(delayFor(attempt, 1) <= 30_000);
    const drawn = delayFor(attempt);
    assert.ok(drawn >= 500 && drawn <= 30_000, String(drawn));
  }
});

test('a pause can be cut short', async () => {
  const long = pause(1_000_000);
  long.skip();
  assert.equal(await long.done, undefined);
});

test('a pause ends by itself', async () => assert.equal(await pause(0).done, undefined));
