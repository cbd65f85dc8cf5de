import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import './browser.js';
import { server } from '../../../wwwroot/js/texts/en-server.js';
import { en } from '../../../wwwroot/js/texts/en.js';
import { pt } from '../../../wwwroot/js/texts/pt.js';
import { localeOf, t } from '../../../wwwroot/js/i18n.js';

const isOwnWords = key => !(key in server); // what the server says is in Portuguese already

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(en).filter(isOwnWords).sort(), Object.keys(pt).filter(isOwnWords).sort());
  for (const key of Object.keys(pt).filter(isOwnWords)) assert.equal(typeof en[key], typeof pt[key], key);
});

test('every text that a module asks for by name is there', async () => {
  const folder = new URL('../../../wwwroot/js/', import.meta.url);
  const modules = (await readdir(folder, { recursive: true })).filter(file => file.endsWith('.js'));
  const missing = [];
  for (const file of modules) {
    const source = await readFile(new URL(file, folder), 'utf8');
    for (const [, key] of source.matchAll(/\bt\('([^']+)'/gu)) if (!(key in pt)) missing.push(`${file}: ${key}`);
  }
  assert.deepEqual(missing, []);
});

test('the first of the browser’s languages that is ours counts, and Portuguese where none is', () => {
  assert.equal(localeOf(['de-DE', 'en-GB', 'pt-BR']), 'en-GB');
  assert.equal(localeOf(['pt-PT', 'en']), 'pt-PT');
  assert.equal(localeOf(['de', 'fr']), 'pt-BR');
  assert.equal(localeOf([]), 'pt-BR');
  assert.equal(localeOf(['en-US@posix']), 'en');
  assert.equal(localeOf(['pt_BR', 'en']), 'pt');
  assert.equal(localeOf(['', 'C', 'en-US']), 'en-US');
});

test('a browser in Portuguese reads Portuguese', () => assert.equal(t('entry.enter'), 'Entrar'));
