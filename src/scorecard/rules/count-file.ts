import { csvRows } from './fact-file.ts';
import { CODES, type Code } from './indicators.ts';
import type { Figure } from './sheet.ts';

export const COUNT_COLUMNS = ['chi_so', 'tu_so', 'mau_so'] as const;

export interface BadCount {
  readonly line: number;
  readonly problem: 'columns' | 'unclosed' | 'indicator' | 'counts';
  readonly found: string;
}

const WHOLE = /^\d{1,12}$/;

function countFrom(line: number, cells: string[] | undefined): [Code, Figure] | BadCount {
  if (!cells) return { line, problem: 'unclosed', found: '' };
  if (cells.length !== COUNT_COLUMNS.length) return { line, problem: 'columns', found: cells.join(',') };
  const [code = '', part = '', whole = ''] = cells;
  if (!(CODES as readonly string[]).includes(code)) return { line, problem: 'indicator', found: code };
  if (!WHOLE.test(part) || !WHOLE.test(whole) || Number(part) > Number(whole))
    return { line, problem: 'counts', found: `${part}/${whole}` };
  return [code as Code, { part: Number(part), whole: Number(whole) }];
}

/**
 * Counts of elsewhere, a line an indicator: `chi_so,tu_so,mau_so`. 3.3 is multiplied by the share synced that the file says
 * under 1.4; without one its own share stands.
 */
export function readCounts(
  text: string,
): { readonly figures: Partial<Record<Code, Figure>> } | { readonly bad: BadCount[] } {
  const [head, ...rows] = csvRows(text);
  if (head?.cells?.join() !== COUNT_COLUMNS.join())
    return { bad: [{ line: head?.line ?? 1, problem: 'columns', found: head?.cells?.join(',') ?? '' }] };
  const found = rows.map(({ line, cells }) => countFrom(line, cells));
  const bad = found.filter((one): one is BadCount => !Array.isArray(one));
  if (bad.length > 0) return { bad };
  const figures: Partial<Record<Code, Figure>> = Object.fromEntries(found as [Code, Figure][]);
  const [online, synced] = [figures['3.3'], figures['1.4']];
  return { figures: online && synced ? { ...figures, '3.3': { ...online, factor: synced } } : figures };
}
