import type { Reader } from '#db/pool.server.ts';
import { approvedProcess, processOf } from '#dossier/index.ts';
import { dateAt, type Instant, instant, instantOf } from '#kernel/time.ts';
import { filingOf } from '#procedure/index.ts';
import { endOf, type Period } from './rules/periods.ts';
import { type ProcessMap, processMap } from './rules/process-map.ts';
import { movedIn, proceduresIn, visitedIn } from './sql/process-map.ts';

export interface ProcessQuestion {
  readonly realm: string;
  readonly unit: string;
  readonly period: Period;
  readonly now: Instant;
  readonly procedure: string;
}

export interface ProcessView {
  readonly map: ProcessMap;
  readonly name: string;
  /** The agency approved it, or it is told from the steps that the procedure publishes; `none`: nothing is published. */
  readonly basis: 'published' | 'typical' | 'none';
}

/**
 * The process of a procedure as dossiers filed in the period really went, beside as it is published at its end. Undefined where
 * there is no such procedure. Counts only: no dossier is named.
 */
export async function viewProcess(reader: Reader, q: ProcessQuestion): Promise<ProcessView | undefined> {
  const { realm, unit, period, procedure } = q;
  const asked = { realm, unit, procedure, from: instantOf(period.from), to: endOf(period) };
  const date = dateAt(instant(Math.min(q.now, endOf(period) - 1)));
  const filing = await filingOf(reader, {
    realm,
    viewer: { officer: true },
    province: undefined,
    code: procedure,
    date,
  });
  const [approved, visited, moved] = await Promise.all([
    approvedProcess(reader, realm, procedure, date),
    visitedIn(reader, asked),
    movedIn(reader, asked),
  ]);
  if (!filing) return undefined;
  const process = approved ?? processOf(filing.content.internalProcess);
  const published = process.steps.map(({ id, name, next }) => ({ id, name, next: next.map(({ to }) => to) }));
  return { map: processMap(published, visited, moved), name: filing.content.name, basis: process.basis };
}

/** Procedures whose process can be looked at: those with dossiers in the period, the most first, at most forty. */
export const proceduresWithDossiers = (reader: Reader, { realm, unit, period }: Omit<ProcessQuestion, 'procedure'>) =>
  proceduresIn(reader, { realm, unit, from: instantOf(period.from), to: endOf(period) });
