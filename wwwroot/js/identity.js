// Who this browser is: one token for each nick, and which nick this tab is using.
import { keyOf } from './names.js';

const guarded = (get) => {
  try {
    return get();
  } catch {
    return null; // storage forbidden by the browser: the nick is asked for at every load
  }
};
const tokenKey = nick => `chathub.token.${keyOf(nick)}`;
const CURRENT = 'chathub.nick';

export const tokenOf = nick => guarded(() => localStorage.getItem(tokenKey(nick)));
export const keepToken = (nick, token) => guarded(() => localStorage.setItem(tokenKey(nick), token));
export const dropToken = nick => guarded(() => localStorage.removeItem(tokenKey(nick)));

// The tab's own nick survives a reload; a new tab is proposed the browser's last one, and enters with it unless the person has left.
const LEFT = 'chathub.left';
export const tabNick = () => guarded(() => sessionStorage.getItem(CURRENT));
export const lastNick = () => guarded(() => localStorage.getItem(CURRENT));
export const hasLeft = () => guarded(() => localStorage.getItem(LEFT)) !== null;

export function entered(nick) {
  guarded(() => sessionStorage.setItem(CURRENT, nick));
  guarded(() => localStorage.setItem(CURRENT, nick));
  guarded(() => localStorage.removeItem(LEFT));
}

export function left() {
  guarded(() => sessionStorage.removeItem(CURRENT));
  guarded(() => localStorage.setItem(LEFT, '1'));
}
