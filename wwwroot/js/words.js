// What the server said, in the person's language.
import { refusal } from './i18n.js';

export const said = reply => reply.ok ? reply : { ...reply, text: refusal(reply.code, reply.text) };
