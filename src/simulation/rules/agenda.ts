import type { Instant } from '#kernel/time.ts';

export type Deed = () => void;

interface Entry {
  readonly at: Instant;
  /** In which order it was put down: of two of one moment the earlier goes first, so that the order is total. */
  readonly turn: number;
  readonly deed: Deed;
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

/** What is still to happen, the next first: a binary heap. */
export class Agenda {
  readonly #entries: Entry[] = [];
  #turn = 0;

  get next(): Instant | undefined {
    return this.#entries[0]?.at;
  }

  put(at: Instant, deed: Deed): void {
    const entries = this.#entries;
    this.#turn += 1;
    let index = entries.push({ at, turn: this.#turn, deed }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(entries[index] as Entry, entries[parent] as Entry)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  take(): Entry | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (!first || !last || entries.length === 0) return first;
    entries[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    const entries = this.#entries;
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      for (const child of [left, right])
        if (child < entries.length && before(entries[child] as Entry, entries[least] as Entry)) least = child;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #swap(a: number, b: number): void {
    const entries = this.#entries;
    [entries[a], entries[b]] = [entries[b] as Entry, entries[a] as Entry];
  }
}
