import { type Outcome, ok, refused } from '#kernel/outcome.ts';

/** A cursor is where a page ended; opaque to clients, so that it can change. */
export const writeCursor = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of a cursor, by the types it must have; undefined is the first page. */
export function readCursor<T extends readonly ('string' | 'number')[]>(
  cursor: string | undefined,
  ...types: T
): Outcome<{ [K in keyof T]: T[K] extends 'number' ? number : string } | undefined, 'cursor-wrong'> {
  if (cursor === undefined) return ok(undefined);
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const good =
      Array.isArray(parts) && parts.length === types.length && types.every((type, at) => typeof parts[at] === type);
    return good ? ok(parts as never) : refused('cursor-wrong');
  } catch {
    return refused('cursor-wrong');
  }
}

/** One line more than a page is asked for: that it came says that there is another page. */
export const cut = <T>(found: readonly T[], limit: number, cursorOf: (last: T) => string) => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
};
