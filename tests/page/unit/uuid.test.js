import { test } from 'node:test';
import assert from 'node:assert/strict';
import { uuid7 } from '../../../wwwroot/js/uuid.js';

test('ids are version 7, all different, and sort as they were made', () => {
  const ids = Array.from({ length: 2_000 }, () => uuid7());
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual([...ids].sort(), ids);
});

test('a clock that is put back does not put new ids before old ones', () => {
  const ahead = uuid7(Date.now() + 3_600_000);
  assert.ok(uuid7() > ahead);
});
