import { heirOf, partsOf } from '#agency/index.ts';
import { enqueue } from '#db/enqueue.ts';
import type { Reader } from '#db/pool.server.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { postsOn } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import type { Dossier } from '../rules/dossier.ts';
import { mayHold } from '../rules/may-do.ts';
import { elsewhereIn, stepOf } from '../rules/process.ts';
import { saveContent, saveDossier } from '../sql/dossiers.ts';
import { fieldsOf, leftByAgencies, passConsultation, passOwner, passProcess, passVisit } from '../sql/succession.ts';
import { actOn } from './act.ts';
import { roomsOf } from './for-unit.ts';
import { scopeOf } from './scope.ts';

/**
 * Chuyển cho cơ quan kế thừa: what an agency that ended had in hand goes on with whoever carries on its work, as it stands
 * and within the same term; nobody brings a paper again (NQ 190/2025/QH15). So does what it was asked an opinion on, and the steps that
 * stand at it. Who worked on it keeps it if his new post lets him; else it waits for one of the step's role. Its code, what was
 * done and who did it stay as they were.
 */
export const succeed = (app: Acting, code: string): Promise<Outcome<{ competent: string; receiving: string }>> =>
  actOn(app, 'system', 'succeed', { code }, async ({ tx, dossier, next }) => {
    const heir = await heirsOf(tx, dossier);
    const passed = passedBy(dossier, heir);
    if (JSON.stringify(partiesOf(passed)) === JSON.stringify(partiesOf(dossier))) return refused('agency-same');
    const holder = await keptBy(tx, passed);
    const { competentAgency: competent, receivingAgency: receiving } = passed;
    const seenBy = [receiving, competent, ...elsewhereIn(passed.process), ...passed.asked];
    const scope = merged(dossier.scope, await scopeOf(tx, tx.realm, seenBy, tx.at));
    const moved = { ...passed, state: next, holder, scope };
    await passRows(tx, dossier, moved, heir);
    await saveDossier(tx, moved);
    return ok({ value: { competent, receiving }, facts: changes(dossier, moved) });
  });

type Heirs = (code: string) => string;

/** What stands in rows of its own, or is saved only when it changes. */
async function passRows(tx: Tx, before: Dossier, after: Dossier, heir: Heirs): Promise<void> {
  const { code, ownerUnit, holderAgency, holder, process } = after;
  if (ownerUnit !== null && ownerUnit !== before.ownerUnit)
    passOwner(tx, code, ownerUnit, merged(before.ownerScope ?? [], await officeScope(tx, ownerUnit)));
  for (const agency of before.asked)
    if (heir(agency) !== agency) passConsultation(tx, code, { from: agency, to: heir(agency) });
  if (elsewhereIn(process).join() !== elsewhereIn(before.process).join()) passProcess(tx, code, process);
  if (holderAgency !== before.holderAgency) passVisit(tx, code, holderAgency, holder);
  const { where } = before.delivery;
  if (where !== undefined && heir(where) !== where)
    await saveContent(tx, { ...after, delivery: { ...before.delivery, where: heir(where) } });
}

const merged = (before: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...before, ...more])].sort();

function passedBy(dossier: Dossier, heir: Heirs): Dossier {
  const named = new Set(elsewhereIn(dossier.process));
  const steps = dossier.process.steps.map((step) => (named.has(step.at) ? { ...step, at: heir(step.at) } : step));
  return {
    ...dossier,
    competentAgency: heir(dossier.competentAgency),
    receivingAgency: heir(dossier.receivingAgency),
    holderAgency: heir(dossier.holderAgency),
    ownerUnit: dossier.ownerUnit === null ? null : heir(dossier.ownerUnit),
    asked: [...new Set(dossier.asked.map(heir))],
    process: { ...dossier.process, steps },
  };
}

/** Every agency that has to do with it. */
const partiesOf = ({ competentAgency, receivingAgency, ownerUnit, asked, process }: Dossier) => ({
  ...{ competent: competentAgency, receiving: receivingAgency, owner: ownerUnit, asked },
  steps: elsewhereIn(process),
});

/** Who received, resolved and held it before and after, and of the others what changed. */
function changes(before: Dossier, after: Dossier) {
  const [old, now] = [partiesOf(before), partiesOf(after)];
  const others = (['owner', 'asked', 'steps'] as const).filter(
    (one) => JSON.stringify(old[one]) !== JSON.stringify(now[one]),
  );
  const told = (parties: ReturnType<typeof partiesOf>, holder: string | null) => ({
    ...{ competent: parties.competent, receiving: parties.receiving, holder },
    ...Object.fromEntries(others.map((one) => [one, parties[one]])),
  });
  return { from: told(old, before.holder), to: told(now, after.holder) };
}

const officeScope = async (tx: Tx, office: string): Promise<string[]> => [
  office,
  ...roomsOf(office, await partsOf(tx, tx.realm, office, dateAt(tx.at))),
];

/** For each agency of the dossier, who carries on: itself while it stands. An address to post to is none. */
async function heirsOf(tx: Tx, dossier: Dossier): Promise<Heirs> {
  const fields = await fieldsOf(tx, tx.realm, dossier.procedure);
  const question = { day: dateAt(tx.at), procedure: dossier.procedure, fields };
  const heirs = new Map<string, string>();
  for (const code of new Set(Object.values(partiesOf(dossier)).flat()))
    if (code !== null) heirs.set(code, await heirOf(tx, tx.realm, code, question));
  return (code) => heirs.get(code) ?? code;
}

async function keptBy(tx: Tx, moved: Dossier): Promise<string | null> {
  const step = stepOf(moved.process, moved.step);
  if (moved.holder === null || !step) return null;
  return mayHold(step, await postsOn(tx, tx.realm, moved.holder, dateAt(tx.at)), moved) ? moved.holder : null;
}

/** Has that done in the background, for an agency that is ended on a page on or after its last day. */
export const askSucceeding = (app: Acting): Promise<Outcome<void>> =>
  inTransaction(app, 'system:dossier', async (tx) => {
    tx.called?.('succeeding-asked');
    return ok(await enqueue(tx, 'succeed-agencies', { realm: tx.realm }, { key: 'succeed-agencies' }));
  });

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
