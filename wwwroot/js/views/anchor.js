// Keeps the first line in sight where it ends, whatever comes in above or below it: a name over it may go when it gets company.
export class Anchor {
  #scroller;
  #line = null;
  #end = 0;

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
    this.#end = this.#line?.getBoundingClientRect().bottom;
  }

  restore() {
    if (!this.#line?.isConnected) return;
    const moved = this.#line.getBoundingClientRect().bottom - this.#end;
    if (moved !== 0) this.#scroller.scrollTop += moved;
  }
}
