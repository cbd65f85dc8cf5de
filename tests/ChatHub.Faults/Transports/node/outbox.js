// The lines that a peer has typed and not seen accepted or refused, in order. After every connect all of it is sent again from the oldest on, with the same ids: so no newer message
// overtakes an unknown one.
export class Outbox {
  #window;
  #unsent = [];
  #underWay = [];
  #putBack = [];

  constructor(window) {
    this.#window = window;
  }

  add(message) {
    this.#unsent.push(message);
  }

  /** The next one to send, if the window allows; it counts as under way from now on. */
  take() {
    if (this.#putBack.length > 0 || this.#underWay.length >= this.#window || this.#unsent.length === 0) return null;
    this.#underWay.push(this.#unsent.shift());
    return this.#underWay.at(-1);
  }

  answered(message) {
    this.#underWay = this.#underWay.filter(other => other !== message);
  }

  /** The server could not take it now. Nothing more goes out until `tryAgain`: it would overtake it. */
  putBack(message) {
    this.answered(message);
    this.#putBack.push(message);
  }

  tryAgain() {
    if (this.#putBack.length > 0 && this.#underWay.length === 0) this.lost();
  }

  /** The connection is gone: all that was under way is unknown, and first in line again. Returns the ids of those. */
  lost() {
    const unknown = this.#underWay.map(message => message.id);
    this.#unsent = [...this.#putBack, ...this.#underWay, ...this.#unsent];
    this.#putBack = [];
    this.#underWay = [];
    return unknown;
  }
}
