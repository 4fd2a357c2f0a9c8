import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import { decidedAt, type Sides, type Tallied } from '../rules/figures.ts';
import type { DossierMark } from '../rules/judge.ts';
import { monthsOf, type Span } from '../rules/spans.ts';
import { sidesAt, stamp, talliedBy } from './tallies.ts';

export interface FieldQuestion {
  readonly unit: string;
  readonly span: Span;
  readonly marks: readonly DossierMark[];
  readonly now: Instant;
}

/**
 * What the dossiers of an agency and all below it did, by field. Reads the unit's own tallies of these months: as many rows as
 * there are fields, whatever the number of dossiers.
 */
export async function fieldTalliesOf(reader: Reader, realm: string, q: FieldQuestion): Promise<Map<string, Tallied>> {
  const { rows } = await reader.query<Sides & { field: string; mark: DossierMark }>(
    `select field, mark, ${sidesAt(stamp(5), stamp(6))} from score_field
     where realm = $1 and unit = $2 and period = any($3::text[]) and mark = any($4::text[]) and count <> 0 group by field, mark`,
    [
      ...[realm, q.unit, monthsOf(q.span).map(({ key }) => key), q.marks],
      ...[decidedAt('2.1', q.span, q.now), decidedAt('decree', q.span, q.now)],
    ],
  );
  return talliedBy('field', rows);
}

/** What may be known of a dossier by who may not see it: nothing of its owner and nothing of its content. */
export interface CodeFacts {
  readonly code: string;
  readonly unit: string;
  readonly field: string;
  readonly procedure: string;
  /** Late by the decree with an apology sent. */
  readonly apologised: boolean;
}

export const codeFactsOf = async (reader: Reader, realm: string, codes: readonly string[]): Promise<CodeFacts[]> =>
  (
    await reader.query<CodeFacts>(
      `select d.code, d.unit, coalesce(d.field, '–') as field, d.procedure,
         p.sides && '{apology|won,apology|lost,apology|until}' as apologised
       from score_dossier d join score_pattern p on p.realm = d.realm and p.id = d.pattern
       where d.realm = $1 and d.code = any($2::text[])`,
      [realm, codes],
    )
  ).rows;
