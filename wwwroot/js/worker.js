// The service worker, as the page sees it: it keeps what the page is made of, and shows notifications.

// Trusted Types: the only script that a worker may be made of.
const script = () => window.trustedTypes
  ?.createPolicy('chathub-worker', { createScriptURL: () => new URL('sw.js', document.baseURI).href })
  .createScriptURL('') ?? 'sw.js';

// What this page was built of; what it fetched since (the API, the hub) is not of it.
function shell() {
  const loaded = performance.getEntriesByType('resource')
    .filter(entry => !['fetch', 'xmlhttprequest'].includes(/** @type {PerformanceResourceTiming} */ (entry).initiatorType))
    .map(entry => entry.name);
  const named = [...document.head.querySelectorAll('link')].map(link => link.href);
  return [...new Set([new URL('./', document.baseURI).href, ...named, ...loaded])].filter(url => url.startsWith(location.origin));
}

// Not to be had on plain HTTP from another machine, nor where the browser forbids it: the page then needs the server to open.
export async function startWorker() {
  try {
    await navigator.serviceWorker.register(script(), { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ keep: shell() });
  } catch {
    // See above.
  }
}

export const worker = () => navigator.serviceWorker?.getRegistration();
