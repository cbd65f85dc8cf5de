// The lines that one wrote in a conversation, newest first, for the arrow keys.
const MOST = 200;

function* written({ lines }, waiting) {
  for (const { text } of waiting.toReversed()) yield text;
  for (let i = lines.length - 1; i >= 0; i--) {
    const { mine, text, command } = lines[i];
    if (command ?? mine) yield command ?? text;
  }
}

export class Recall {
  #lines = [];
  #at = -1;

  // Begins anew wherever the person has typed something himself.
  get line() {
    return this.#at < 0 ? '' : this.#lines[this.#at];
  }

  begin(conversation, waiting) {
    const lines = new Set();
    for (const line of written(conversation, waiting)) {
      lines.add(line);
      if (lines.size === MOST) break;
    }
    this.#lines = [...lines];
    this.#at = -1;
  }

  // Null when there is nothing further.
  back() {
    if (this.#at + 1 >= this.#lines.length) return null;
    return this.#lines[++this.#at];
  }

  forward() {
    if (this.#at < 0) return null;
    this.#at--;
    return this.line;
  }
}
