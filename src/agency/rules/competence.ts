import type { LocalDate } from '#kernel/time.ts';

/** A row of `competence`: empty text stands for any. */
export interface CompetenceRow {
  readonly agency: string;
  readonly procedure: string;
  readonly fieldKey: string;
  readonly placeLevel: '' | 'province' | 'commune';
}

/** A row with all it says. */
export interface Competence extends CompetenceRow {
  readonly level: 'province' | 'commune';
  readonly field: string;
  readonly placeCode: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly basis: string;
}

const matter = ({ procedure, fieldKey }: CompetenceRow) => (procedure ? 2 : fieldKey ? 1 : 0);
const PLACE = { '': 0, province: 1, commune: 2 } as const;

/**
 * The most specific of the rows that fit: the matter decides first (procedure before field before everything), then the
 * place (commune before province before the whole realm). The database lets no two equally specific rows stand at once.
 */
export const mostSpecific = <R extends CompetenceRow>(rows: readonly R[]): R | undefined =>
  [...rows].sort((a, b) => matter(b) - matter(a) || PLACE[b.placeLevel] - PLACE[a.placeLevel])[0];
