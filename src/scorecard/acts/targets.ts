import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import { listAccounts, type Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { checkTarget } from '../rules/target-check.ts';
import { setsTargets } from '../rules/target-may.ts';
import {
  type Directive,
  type DirectiveWish,
  endTargetRow,
  findDirective,
  keepDirective,
  keepDirectiveFile,
  keepTarget,
} from '../sql/targets.ts';

/** A công văn, plan or decision that orders something. The same number, day and issuer is the same paper. */
export const enterDirective = (app: Acting, viewer: Viewer, wish: DirectiveWish): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('directive');
    if (!setsTargets(viewer, tx.realm)) return refused('not-found');
    const [number, issuer, summary] = [wish.number.trim(), wish.issuer.trim(), wish.summary.trim()];
    if (!number || !issuer || !summary) return refused('directive-incomplete');
    if (wish.issuedOn > dateAt(tx.at)) return refused('directive-not-yet', { day: wish.issuedOn });
    const id = await keepDirective(tx, viewer.id, { ...wish, number, issuer, summary });
    if (!id) return refused('directive-known', { number });
    await record(tx, 'directive', `directive/${id}`, { kind: wish.kind, number, issuedOn: wish.issuedOn, issuer });
    return ok({ id });
  });

/** Its scan, already in the store; another one takes the place of the first. */
export const fileDirective = (
  app: Acting,
  viewer: Viewer,
  { id, file }: { id: string; file: NonNullable<Directive['file']> },
): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('directive-file');
    if (!setsTargets(viewer, tx.realm) || !(await findDirective(tx, tx.realm, viewer, id))) return refused('not-found');
    await keepDirectiveFile(tx, id, file);
    await record(tx, 'directive-file', `directive/${id}`, { sha256: file.sha256, size: file.size });
    return ok({ id });
  });

export interface TargetAsk {
  readonly directive: string;
  readonly unit: string;
  /** The user name of the officer who answers for it. */
  readonly owner: string;
  readonly indicator: string;
  /** Hundredths of a percent. */
  readonly wanted: number;
  readonly due: LocalDate;
}

/** What a directive orders, as a target: who answers for which share by which day. */
export const setTarget = (app: Acting, viewer: Viewer, ask: TargetAsk): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('target');
    if (!setsTargets(viewer, tx.realm)) return refused('not-found');
    const paper = await findDirective(tx, tx.realm, viewer, ask.directive);
    if (!paper) return refused('not-found');
    const { directive, unit, wanted, due } = ask;
    const date = dateAt(tx.at);
    const good = checkTarget(ask, paper.issuedOn);
    if (!good.ok) return good;
    if (!(await agencyByCode(tx, tx.realm, unit))) return refused('agency-unknown', { code: unit });
    const [owner] = await listAccounts(tx, tx.realm, { date, limit: 1, userName: ask.owner });
    if (!owner) return refused('officer-unknown');
    const indicator = good.value;
    const id = await keepTarget(tx, viewer.id, { directive, unit, owner: owner.officer, indicator, wanted, due });
    if (!id) return refused('target-known');
    const facts = { target: id, unit, owner: owner.officer, indicator, wanted, due };
    await record(tx, 'target', `directive/${directive}`, facts);
    return ok({ id });
  });

/** A target that no longer stands, with the reason; it stays with its directive. */
export const endTarget = (
  app: Acting,
  viewer: Viewer,
  { directive, id, reason }: { directive: string; id: string; reason: string },
): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('target-ended');
    if (!setsTargets(viewer, tx.realm)) return refused('not-found');
    if (reason.trim() === '') return refused('reason-needed');
    if (!(await endTargetRow(tx, viewer.id, { directive, id, reason: reason.trim() }))) return refused('not-found');
    await record(tx, 'target-ended', `directive/${directive}`, { target: id });
    return ok({ id });
  });
