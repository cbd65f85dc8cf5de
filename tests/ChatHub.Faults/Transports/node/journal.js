// One device's journal, as the oracle reads it: a line for each entry, fields separated by tabs, handed to the system with each entry.
import { createHash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';

const hashDigits = 16;

export class Journal {
  #file;

  constructor(path) {
    this.#file = openSync(path, 'a');
  }

  write(...fields) {
    writeSync(this.#file, `${fields.join('\t')}\n`);
  }
}

/** The tag that a text begins with; unique in a run. */
export const tagOf = text => text.split(' ', 1)[0];

export const hashOf = text => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, hashDigits);
