// Which of a conversation's lines are in the document: a stretch that slides over them, so that ten thousand cost no more than a few hundred.
const FIRST = 100;
const PAGE = 20;
const MOST = 240;

export class Stretch {
  #size = FIRST;
  #below = 0;

  // Whether the reader is at the end and goes along with what is new.
  follows = true;

  // How many lines follow after those in the document.
  get below() {
    return this.#below;
  }

  of(lines) {
    const end = lines.length - this.#below;
    return lines.slice(Math.max(0, end - this.#size), end);
  }

  hasOlder(total) {
    return total > this.#size + this.#below;
  }

  back() {
    this.#grow(PAGE);
  }

  forward() {
    const step = Math.min(PAGE, this.#below);
    this.#below -= step;
    this.#size = Math.min(MOST, this.#size + step);
  }

  toEnd() {
    this.#below = 0;
    this.#size = FIRST;
    this.follows = true;
  }

  // Begins a little above the line at this index.
  around(index, total) {
    this.toEnd();
    this.#below = Math.max(0, total - index - FIRST + PAGE);
    this.#size = Math.max(FIRST, total - this.#below - index + PAGE);
  }

  // A new line at the end moves nothing under the eyes of a reader who is further up.
  grew() {
    if (this.follows) return;
    if (this.#below > 0) this.#below++;
    else this.#grow(1);
  }

  #grow(lines) {
    this.#size += lines;
    this.#below += Math.max(0, this.#size - MOST);
    this.#size = Math.min(MOST, this.#size);
  }
}
