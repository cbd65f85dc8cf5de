// What the page's modules expect of a browser, for Node. Import it first.
import { JSDOM } from 'jsdom';
import 'fake-indexeddb/auto';

const dom = new JSDOM('<!doctype html><html><body></body></html>', { url: 'http://chathub.test/', pretendToBeVisual: true });
for (const name of ['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'Node', 'Event', 'KeyboardEvent']) {
  Object.defineProperty(globalThis, name, { value: dom.window[name], configurable: true, writable: true });
}
for (const name of ['addEventListener', 'removeEventListener']) globalThis[name] = dom.window[name].bind(dom.window);
Object.defineProperty(navigator, 'languages', { value: ['pt-BR'], configurable: true });

// Node 20 has not got it yet.
Promise.withResolvers ??= function withResolvers() {
  let resolve, reject;
  const promise = new this((yes, no) => { resolve = yes; reject = no; });
  return { promise, resolve, reject };
};

// Waits until the condition holds; fails when it does not within the bound.
export async function until(condition, bound = 5_000) {
  for (const end = performance.now() + bound; !condition(); ) {
    if (performance.now() > end) throw new Error(`not within ${bound} ms: ${condition}`);
    await new Promise(resolve => setImmediate(resolve));
  }
}
