// Keeps the first line in sight where it is, whatever comes in above or below it.
export class Anchor {
  #scroller;
  #line = null;
  #top = 0;

  constructor(scroller) {
    this.#scroller = scroller;
  }

  drop() {
    this.#line = null;
  }

  // Found by halving: asking every line where it is would take longer than drawing it.
  hold({ children }) {
    const edge = this.#scroller.getBoundingClientRect().top;
    let [from, to] = [0, children.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (children[middle].getBoundingClientRect().bottom > edge) to = middle;
      else from = middle + 1;
    }
    this.#line = children[from]?.matches('.day') ? children[from + 1] : children[from];
    this.#top = this.#line?.getBoundingClientRect().top;
  }

  restore() {
    if (!this.#line?.isConnected) return;
    const moved = this.#line.getBoundingClientRect().top - this.#top;
    if (moved !== 0) this.#scroller.scrollTop += moved;
  }
}
