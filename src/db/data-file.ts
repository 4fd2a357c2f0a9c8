import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { BadValue, type Check, type Problem } from '#kernel/check.ts';

/** A file of reference data that cannot be used: which, where in it (JSON pointer) and why. */
export class BadData extends Error {
  readonly file: string;
  readonly path: string;
  readonly problem: Problem;
  readonly found: string;
  constructor(file: string, path: string, problem: Problem, found = '') {
    super(`${file} ${path}: ${problem}`);
    this.name = 'BadData';
    this.file = file;
    this.path = path;
    this.problem = problem;
    this.found = found;
  }
}

export interface Row<T> {
  readonly row: T;
  /** `/rows/17`: the eighteenth row, which stands in line 19. */
  readonly path: string;
}

/** A row is a few hundred bytes; a longer line is a file of another kind, and must not fill the memory. */
const LONGEST_LINE = 1 << 20;
const LARGEST_WHOLE = 64 << 20;

/**
 * A file below the data folder. `.ndjson` is read as a stream: its first line tells about the file, every other line is a
 * row; `.json` is read whole. Everything a reader of the file refuses is thrown as BadData.
 */
export class DataFile {
  /** As people name it: `data/units/communes.ndjson`. */
  readonly name: string;
  readonly #path: string;

  constructor(folder: string, name: string) {
    this.name = `data/${name}`;
    this.#path = join(folder, name);
  }

  bad(path: string, problem: Problem, found = ''): BadData {
    return new BadData(this.name, path, problem, found);
  }

  async sha256(): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of this.#read()) hash.update(chunk);
    return hash.digest('hex');
  }

  /** The first line of an .ndjson file. */
  async head<T>(check: Check<T>): Promise<T> {
    for await (const line of this.#lines()) return this.#parsed(line, '', check);
    throw this.bad('', 'empty');
  }

  /** The rows of an .ndjson file, one at a time. */
  async *rows<T>(check: Check<T>): AsyncGenerator<Row<T>> {
    let index = -1;
    for await (const line of this.#lines()) {
      if (index >= 0) yield { row: this.#parsed(line, `/rows/${index}`, check), path: `/rows/${index}` };
      index += 1;
    }
    if (index < 0) throw this.bad('', 'empty');
  }

  /** A .json file, whole. */
  async whole<T>(check: Check<T>): Promise<T> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.#read()) {
      size += chunk.length;
      if (size > LARGEST_WHOLE) throw this.bad('', 'too-long');
      chunks.push(chunk);
    }
    return this.#parsed(Buffer.concat(chunks).toString('utf8'), '', check);
  }

  #parsed<T>(line: string, path: string, check: Check<T>): T {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw this.bad(path, 'not-json', line.slice(-40));
    }
    try {
      return check(value, path);
    } catch (error) {
      if (error instanceof BadValue) throw this.bad(error.path, error.problem, error.found);
      throw error;
    }
  }

  async *#read(): AsyncGenerator<Buffer> {
    try {
      yield* createReadStream(this.#path);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ENOENT') throw this.bad('', 'missing-file');
      if (code === 'EACCES' || code === 'EISDIR') throw this.bad('', 'unreadable-file');
      throw error;
    }
  }

  async *#lines(): AsyncGenerator<string> {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for await (const chunk of this.#read()) {
      const parts = (rest + decoder.write(chunk)).split('\n');
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw this.bad('', 'too-long');
      yield* parts;
    }
    // A file cut off in the middle of a row ends without the line's end; what is there is judged like any other line.
    if (rest !== '') yield rest;
  }
}
