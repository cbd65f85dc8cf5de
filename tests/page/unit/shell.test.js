import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const root = new URL('../../../wwwroot/', import.meta.url);
const page = readFileSync(new URL('index.html', root), 'utf8');
const named = pattern => [...page.matchAll(pattern)].map(([, path]) => path).sort();
const files = (folder, end) => readdirSync(new URL(folder, root), { recursive: true }).filter(file => file.endsWith(end)).map(file => `${folder}/${file}`).sort();

test('the page names every module, so that the browser fetches them at once', () => {
  assert.deepEqual(named(/rel="modulepreload" href="([^"]+)"/gu), files('js', '.js').filter(file => file !== 'js/main.js'));
});

test('the page names every style sheet', () => {
  assert.deepEqual(named(/rel="stylesheet" href="([^"]+)"/gu), files('css', '.css'));
});
