/** Reads a stream by number of bytes. Holds what was asked for and one chunk of the source. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #parts: Buffer[] = [];
  #held = 0;
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #fill(size: number): Promise<void> {
    while (this.#held < size && !this.#ended) {
      const next = await this.#source.next();
      if (next.done) this.#ended = true;
      else if (next.value.length > 0) {
        this.#parts.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length));
        this.#held += next.value.length;
      }
    }
  }

  /** So many bytes, or fewer where the stream ends. */
  async upTo(size: number): Promise<Buffer> {
    await this.#fill(size);
    const all = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    const taken = all.subarray(0, size);
    const rest = all.subarray(size);
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#held = rest.length;
    return taken;
  }

  /** A line without its end; undefined when there is none within so many bytes. */
  async line(most: number): Promise<string | undefined> {
    await this.#fill(most);
    const all = Buffer.concat(this.#parts);
    const end = all.subarray(0, most).indexOf(10);
    if (end < 0) return undefined;
    this.#parts = [all.subarray(end + 1)];
    this.#held = all.length - end - 1;
    return all.toString('utf8', 0, end);
  }

  async atEnd(): Promise<boolean> {
    await this.#fill(1);
    return this.#held === 0;
  }
}
