import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import './browser.js';
import { Settings } from '../../../wwwroot/js/settings.js';

const ana = { key: 'user:ana', kind: 'user' };
const obras = { key: 'group:obras', kind: 'group' };

beforeEach(() => localStorage.clear());

test('nothing makes itself heard until it is chosen', () => {
  const settings = new Settings('joão');
  assert.equal(settings.sound, false);
  assert.equal(settings.notifications, false);
});

test('direct messages call, groups and broadcasts call by name, until it is chosen otherwise', () => {
  const settings = new Settings('joão');
  assert.equal(settings.levelOf(ana), 'all');
  assert.equal(settings.levelOf(obras), 'mentions');
  settings.setLevel(ana, 'none');
  settings.setLevel(obras, 'all');
  assert.equal(settings.levelOf(ana), 'none');
  assert.equal(settings.levelOf(obras), 'all');
});

test('what was chosen is there again, for this nick alone, until it is cleared', () => {
  const settings = new Settings('João');
  settings.sound = true;
  settings.setLevel(obras, 'none');
  const again = new Settings('joão');
  assert.equal(again.sound, true);
  assert.equal(again.levelOf(obras), 'none');
  assert.equal(new Settings('maria').sound, false);
  again.clear();
  assert.equal(new Settings('joão').sound, false);
});

test('what is not ours in the browser’s storage counts as nothing', () => {
  localStorage.setItem('chathub.settings.joão', 'rubbish');
  assert.equal(new Settings('joão').sound, false);
  localStorage.setItem('chathub.settings.joão', 'null');
  assert.equal(new Settings('joão').levelOf(ana), 'all');
});
