const LEAST = 500;
const MOST = 30_000;

// Full jitter: everybody who lost the same server comes back spread over the whole interval.
export function delayFor(attempt, random = Math.random()) {
  const ceiling = Math.min(MOST, LEAST * 2 ** (attempt + 1));
  return LEAST + random * (ceiling - LEAST);
}

// A pause that can be cut short.
export function pause(ms) {
  const { promise, resolve } = /** @type {PromiseWithResolvers<void>} */ (Promise.withResolvers());
  const timer = setTimeout(resolve, ms);
  return { done: promise, skip: () => { clearTimeout(timer); resolve(); } };
}
