import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { type ParSheetView, viewSheet } from '../par-sheet.ts';
import { worksOnStage } from '../rules/par-may.ts';
import { mayWork, type ParStage } from '../rules/par-stage.ts';
import { isAsked, mayGive, mostOf } from '../rules/par-subject.ts';
import { dropEvidence, keepEvidence, type NewEvidence } from '../sql/par-evidence.ts';
import { holdSheet, keepEntry } from '../sql/par-sheets.ts';

type Officer = Viewer & { kind: 'officer' };

export interface ParAt {
  readonly year: number;
  readonly unit: string;
  readonly stage: ParStage;
}

export const parSubject = ({ year, unit }: { year: number; unit: string }) => `par/${year}-${unit}` as const;

/** The sheet held, seen by this viewer, at a stage that is open to him; else why not. */
export async function openSheet(
  tx: Tx,
  viewer: Viewer,
  { year, unit, stage }: ParAt,
): Promise<Outcome<{ sheet: ParSheetView; officer: Officer }>> {
  await holdSheet(tx, year, unit);
  const today = dateAt(tx.at);
  const sheet = await viewSheet(tx, tx.realm, viewer, { year, unit, today });
  if (!sheet) return refused('not-found');
  const place = { unit, appraiser: sheet.appraiser };
  if (!worksOnStage(viewer, place, stage)) return refused('not-found');
  const progress = {
    closed: sheet.closed.map((one) => one.stage),
    asked: sheet.entries.some(({ asks }) => asks),
  };
  const may = mayWork(stage, progress, sheet.form, today);
  return may.ok ? ok({ sheet, officer: viewer }) : may;
}

export interface ParGiveAsk extends ParAt {
  /** A criterion's code, `bonus`, `penalty` or `survey`. */
  readonly subject: string;
  /** Hundredths of a point; null with an explanation. */
  readonly points: number | null;
  readonly note: string;
  readonly asks?: boolean;
}

/** Points or an explanation for one criterion at the stage the sheet stands at. */
export const givePar = (app: Acting, viewer: Viewer, ask: ParGiveAsk): Promise<Outcome<{ subject: string }>> =>
  inTransaction<Outcome<{ subject: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('par-score');
    const open = await openSheet(tx, viewer, ask);
    if (!open.ok) return open;
    const { sheet, officer } = open.value;
    const may = mayGive(sheet, ask);
    if (!may.ok) return may;
    const { year, unit, stage, subject, points, note, asks = false } = ask;
    await keepEntry(tx, officer.id, { year, unit, stage, subject, points, note, asks });
    await record(tx, 'par-score', parSubject(ask), { stage, subject, points, asks });
    return ok({ subject });
  });

export interface ParFilesAsk extends ParAt {
  readonly subject: string;
  readonly files: readonly Pick<NewEvidence, 'sha256' | 'name' | 'type' | 'size'>[];
}

/** Files that prove what the unit scored or explained, already in the store. */
export const addParFiles = (app: Acting, viewer: Viewer, ask: ParFilesAsk): Promise<Outcome<{ files: number }>> =>
  inTransaction<Outcome<{ files: number }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('par-files');
    const { year, unit, stage, subject, files } = ask;
    if (stage !== 'self' && stage !== 'explain') return refused('not-found');
    const open = await openSheet(tx, viewer, ask);
    if (!open.ok) return open;
    const { sheet, officer } = open.value;
    if (mostOf(sheet, subject) === undefined || subject === 'survey') return refused('not-found');
    if (stage === 'explain' && !isAsked(sheet, subject)) return refused('par-not-asked');
    for (const file of files) await keepEvidence(tx, officer.id, { ...file, year, unit, subject, stage });
    await record(tx, 'par-files', parSubject(ask), { stage, subject, files: files.map(({ sha256 }) => sha256) });
    return ok({ files: files.length });
  });

/** Takes away a file that was to prove something, while its stage is open. */
export const removeParFile = (
  app: Acting,
  viewer: Viewer,
  ask: ParAt & { subject: string; id: string },
): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('par-file-removed');
    const open = await openSheet(tx, viewer, ask);
    if (!open.ok) return open;
    if (!(await dropEvidence(tx, open.value.officer.id, ask))) return refused('not-found');
    await record(tx, 'par-file-removed', parSubject(ask), { stage: ask.stage, subject: ask.subject, file: ask.id });
    return ok({ id: ask.id });
  });
