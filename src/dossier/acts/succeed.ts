import { heirOf, partsOf } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import type { Acting, Tx } from '#db/transaction.ts';
import { postsOn } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import type { Dossier } from '../rules/dossier.ts';
import { mayHold } from '../rules/may-do.ts';
import { elsewhereIn, stepOf } from '../rules/process.ts';
import { saveContent, saveDossier } from '../sql/dossiers.ts';
import { fieldsOf, leftByAgencies, passOwner, passVisit } from '../sql/succession.ts';
import { actOn } from './act.ts';
import { roomsOf } from './for-unit.ts';
import { scopeOf } from './scope.ts';

/**
 * Chuyển cho cơ quan kế thừa: what an agency that ended had in hand goes on with whoever carries on its work, as it stands
 * and within the same term; nobody brings a paper again (NQ 190/2025/QH15). Who worked on it keeps it if his new post lets
 * him; else it waits for one of the step's role. Its code, what was done and who did it stay as they were.
 */
export const succeed = (app: Acting, code: string): Promise<Outcome<{ competent: string; receiving: string }>> =>
  actOn(app, 'system', 'succeed', { code }, async ({ tx, dossier, next }) => {
    const heir = await heirsOf(tx, dossier);
    const [competent, receiving] = [heir(dossier.competentAgency), heir(dossier.receivingAgency)];
    const owner = dossier.ownerUnit === null ? null : heir(dossier.ownerUnit);
    const stands = competent === dossier.competentAgency && receiving === dossier.receivingAgency;
    if (stands && owner === dossier.ownerUnit) return refused('agency-same');
    if (owner !== null && owner !== dossier.ownerUnit)
      passOwner(
        tx,
        code,
        owner,
        [...new Set([...(dossier.ownerScope ?? []), ...(await officeScope(tx, owner))])].sort(),
      );
    const moved = { ...dossier, state: next, competentAgency: competent, receivingAgency: receiving };
    const holderAgency = heir(dossier.holderAgency);
    const holder = await keptBy(tx, moved);
    const seenBy = [receiving, competent, ...elsewhereIn(dossier.process)];
    const scope = [...new Set([...dossier.scope, ...(await scopeOf(tx, tx.realm, seenBy, tx.at))])].sort();
    if (holderAgency !== dossier.holderAgency) passVisit(tx, code, holderAgency, holder);
    const { where } = dossier.delivery;
    if (where !== undefined && heir(where) !== where)
      await saveContent(tx, { ...moved, delivery: { ...dossier.delivery, where: heir(where) } });
    await saveDossier(tx, { ...moved, holderAgency, holder, scope });
    const from = { competent: dossier.competentAgency, receiving: dossier.receivingAgency, holder: dossier.holder };
    return ok({ value: { competent, receiving }, facts: { from, to: { competent, receiving, holder } } });
  });

const officeScope = async (tx: Tx, office: string): Promise<string[]> => [
  office,
  ...roomsOf(office, await partsOf(tx, tx.realm, office, dateAt(tx.at))),
];

/** For each agency of the dossier, who carries on: itself while it stands. An address to post to is none. */
async function heirsOf(tx: Tx, dossier: Dossier): Promise<(code: string) => string> {
  const fields = await fieldsOf(tx, tx.realm, dossier.procedure);
  const question = { day: dateAt(tx.at), procedure: dossier.procedure, fields };
  const codes = new Set([dossier.competentAgency, dossier.receivingAgency, dossier.ownerUnit ?? []].flat());
  const heirs = new Map<string, string>();
  for (const code of codes) heirs.set(code, await heirOf(tx, tx.realm, code, question));
  return (code) => heirs.get(code) ?? code;
}

async function keptBy(tx: Tx, moved: Dossier): Promise<string | null> {
  const step = stepOf(moved.process, moved.step);
  if (moved.holder === null || !step) return null;
  return mayHold(step, await postsOn(tx, tx.realm, moved.holder, dateAt(tx.at)), moved) ? moved.holder : null;
}

const PAGE = 200;

/** Moves whatever agencies that have ended by today left open; each by itself, safe to repeat. Answers how many moved. */
export async function succeedAll(app: Acting & { readonly read: Reader }): Promise<number> {
  const day = dateAt(app.clock.now());
  let moved = 0;
  for (let after = ''; ; ) {
    const codes = await leftByAgencies(app.read, app.realm, { day, after, limit: PAGE });
    for (const code of codes) if ((await succeed(app, code)).ok) moved += 1;
    after = codes.at(-1) ?? '';
    if (codes.length < PAGE) return moved;
  }
}
