// One tab leads for each nick. The newer one takes the lock away; the older one is told and stops, so that the two never kick each other.
import { keyOf } from './names.js';

const nameOf = nick => `chathub.${keyOf(nick)}`;

// Resolves with a function that lets go. Without Web Locks (plain HTTP from another machine) the server's Bye(replaced) does the telling.
export function takeLead(nick, onLost) {
  if (!navigator.locks) return Promise.resolve(() => {});
  const { promise: held, resolve: letGo } = Promise.withResolvers();
  return new Promise(granted => {
    navigator.locks
      .request(nameOf(nick), { steal: true }, () => {
        granted(letGo);
        return held;
      })
      .catch(onLost);
  });
}

export async function isLed(nick) {
  if (!navigator.locks) return false;
  const { held } = await navigator.locks.query();
  return held.some(lock => lock.name === nameOf(nick));
}
