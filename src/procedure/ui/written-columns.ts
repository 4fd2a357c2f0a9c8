import type { TableName } from '../rules/written.ts';

type Kind = 'text' | 'number' | 'lines' | 'tick' | 'unit' | 'fee' | 'way';

/** How each column of a written table is typed; unnamed ones are a line of text. */
const KINDS: { readonly [T in TableName]: Readonly<Record<string, Kind>> } = {
  channels: { type: 'tick', limit: 'number', unit: 'unit' },
  cases: { value: 'number', unit: 'unit' },
  papers: { original: 'number', copy: 'number', mandatory: 'tick' },
  fees: { type: 'fee', amount: 'number', channel: 'way', exemptions: 'lines' },
  process: { hours: 'number', counted: 'tick' },
  basis: { date: 'number' },
};

export const kindOf = (table: TableName, column: string): Kind => KINDS[table][column] ?? 'text';
