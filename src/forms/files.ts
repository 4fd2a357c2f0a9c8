import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, type Stock, type WrittenForm } from './assemble.ts';
import type { FormDefinition } from './definition.ts';

const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/**
 * The forms of a folder by code, whole. `general` is the declaration for procedures without a form of their own,
 * `internal` the same where agencies ask agencies.
 * Throws if a file cannot be read as a form; `checkDefinition` says whether it may be published.
 */
export function formsIn(folder: string): ReadonlyMap<string, FormDefinition> {
  const stock: Stock = { parts: json(join(folder, 'parts.json')), lists: json(join(folder, 'lists.json')) };
  const names = readdirSync(folder).filter((name) => /^(\d\.\d{6}|general|internal)\.json$/.test(name));
  return new Map(
    names.sort().map((name) => {
      const form = assemble(json<WrittenForm>(join(folder, name)), stock);
      return [form.code, form];
    }),
  );
}
