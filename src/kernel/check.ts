import type { Words } from '#words/index.ts';
import { type LocalDate, parseLocalDate } from './time.ts';

/** What is wrong with a value; its sentence stands in words under `data.problem`. */
export type Problem = keyof Words['data']['problem'];

/** A value that is not what it should be. `path` is a JSON pointer from where the check began. */
export class BadValue extends Error {
  readonly path: string;
  readonly problem: Problem;
  /** The value found, shortened. */
  readonly found: string;
  constructor(path: string, problem: Problem, found: unknown) {
    super(`${path}: ${problem}`);
    this.path = path;
    this.problem = problem;
    this.found = shown(found);
  }
}

const SHOWN = 60;
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** Answers the value as what it should be, or throws BadValue naming its path. */
export type Check<T> = (value: unknown, path: string) => T;
export type Checked<C> = C extends Check<infer T> ? T : never;

const when =
  <T>(good: (value: unknown) => boolean, problem: Problem): Check<T> =>
  (value, path) => {
    if (!good(value)) throw new BadValue(path, problem, value);
    return value as T;
  };

/** Text that is not empty. */
export const text: Check<string> = when((value) => typeof value === 'string' && value.trim() !== '', 'not-text');
export const anyText: Check<string> = when((value) => typeof value === 'string', 'not-text');
export const bool: Check<boolean> = when((value) => typeof value === 'boolean', 'not-yes-no');
export const whole: Check<number> = when((value) => Number.isSafeInteger(value), 'not-whole');
export const number: Check<number> = when((value) => Number.isFinite(value), 'not-number');
export const day: Check<LocalDate> = when(
  (value) => typeof value === 'string' && parseLocalDate(value) !== undefined,
  'not-day',
);
export const matching = (pattern: RegExp): Check<string> =>
  when((value) => typeof value === 'string' && pattern.test(value), 'not-code');
export const oneOf = <const T extends string | number>(all: readonly T[]): Check<T> =>
  when((value) => (all as readonly unknown[]).includes(value), 'unknown-kind');

/** Also null, or absent from an object. */
export const optional =
  <T>(check: Check<T>): Check<T | null> =>
  (value, path) =>
    value === null || value === undefined ? null : check(value, path);

export const listOf =
  <T>(check: Check<T>): Check<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw new BadValue(path, 'not-list', value);
    return value.map((one, index) => check(one, `${path}/${index}`));
  };

type Shape = Readonly<Record<string, Check<unknown>>>;
type Shaped<S extends Shape> = { [K in keyof S]: Checked<S[K]> };

const pointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** An object with these parts; parts not named are let pass and left out. */
export const shape =
  <S extends Shape>(parts: S): Check<Shaped<S>> =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new BadValue(path, 'not-object', value);
    const given = value as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(parts).map(([name, check]) => [name, check(given[name], `${path}/${pointer(name)}`)]),
    ) as Shaped<S>;
  };

/** A row written as a list: these columns in this order, none more. */
export const columns =
  <S extends Shape>(parts: S): Check<Shaped<S>> =>
  (value, path) => {
    const names = Object.entries(parts);
    if (!Array.isArray(value) || value.length !== names.length) throw new BadValue(path, 'not-row', value);
    return Object.fromEntries(
      names.map(([name, check], index) => [name, check(value[index], `${path}/${index}`)]),
    ) as Shaped<S>;
  };

/** An object used as a dictionary. */
export const mapOf =
  <T>(check: Check<T>): Check<Record<string, T>> =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new BadValue(path, 'not-object', value);
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, check(one, `${path}/${pointer(name)}`)]),
    );
  };
