import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import type { Viewer } from '../rules/access.ts';
import { mayArrange, mayBeAway, mayStandIn } from '../rules/substitution.ts';
import { heldPosts, insertSubstitution, lockOfficer } from '../sql/officers.ts';
import { awayDays, closeSubstitution, lockSubstitution } from '../sql/substitutions.ts';

export interface SubstituteAsk {
  readonly officer: string;
  readonly substitute: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Somebody stands in for an absent officer on all his posts from a day to a day, both included. Answers its id. */
export async function substitute(
  app: Acting,
  actor: Actor,
  ask: SubstituteAsk,
): Promise<Outcome<string, 'dates-reversed' | 'not-for-yourself' | 'officer-unknown'>> {
  if (ask.to < ask.from) return refused('dates-reversed', { from: ask.from, to: ask.to });
  // Who will stand in does not decide it; nor does anybody stand in for himself.
  if (actor === `officer:${ask.substitute}` || ask.officer === ask.substitute) return refused('not-for-yourself');
  return inTransaction(app, actor, async (tx) =>
    (await locked(tx, ask)) ? keep(tx, ask) : refused('officer-unknown'),
  );
}

async function locked(tx: Tx, ask: SubstituteAsk): Promise<boolean> {
  for (const one of [ask.officer, ask.substitute].toSorted()) if (!(await lockOfficer(tx, one))) return false;
  return true;
}

async function keep(tx: Tx, ask: SubstituteAsk): Promise<Outcome<string, never>> {
  const id = uuidv7(tx.at);
  await insertSubstitution(tx, id, ask);
  await record(tx, 'substitution-made', `officer/${ask.officer}`, { substitution: id, ...ask });
  return ok(id);
}

type Officer = Viewer & { kind: 'officer' };

/** The same by a head, leader or administrator, within what rules/substitution.ts allows. An officer out of reach is unknown. */
export async function arrangeSubstitution(
  app: Acting,
  viewer: Officer,
  ask: SubstituteAsk,
): Promise<
  Outcome<
    string,
    | 'dates-reversed'
    | 'date-past'
    | 'not-for-yourself'
    | 'officer-unknown'
    | 'absence-overlaps'
    | 'substitute-away'
    | 'substitute-unfit'
  >
> {
  if (viewer.id === ask.substitute || ask.officer === ask.substitute) return refused('not-for-yourself');
  return inTransaction(app, `officer:${viewer.id}`, async (tx) => {
    tx.called?.('substitution-made');
    if (!(await locked(tx, ask))) return refused('officer-unknown');
    const absent = await postsIn(tx, ask.officer, ask);
    if (!mayArrange(viewer, absent)) return refused('officer-unknown');
    const days = mayBeAway(ask, dateAt(tx.at), {
      absences: await awayDays(tx, tx.realm, ask.officer),
      instead: await awayDays(tx, tx.realm, ask.substitute),
    });
    if (!days.ok) return days;
    if (!mayStandIn(absent, await postsIn(tx, ask.substitute, ask))) return refused('substitute-unfit');
    return keep(tx, ask);
  });
}

/** Own posts that are held on any of these days. */
const postsIn = async (tx: Tx, officer: string, { from, to }: Pick<SubstituteAsk, 'from' | 'to'>) =>
  (await heldPosts(tx, tx.realm, officer)).filter((post) => post.from <= to && (post.to === null || post.to >= from));

/** Ends a substitution at once, or before it begins: the next page the substitute asks for is decided without it. */
export const endSubstitution = (
  app: Acting,
  viewer: Officer,
  id: string,
): Promise<Outcome<true, 'substitution-unknown'>> =>
  inTransaction<Outcome<true, 'substitution-unknown'>>(app, `officer:${viewer.id}`, async (tx) => {
    tx.called?.('substitution-ended');
    const today = dateAt(tx.at);
    const found = await lockSubstitution(tx, id, today);
    const posts = found ? (await heldPosts(tx, tx.realm, found.officer)).filter(({ to }) => !to || to >= today) : [];
    if (!found || !mayArrange(viewer, posts)) return refused('substitution-unknown');
    await closeSubstitution(tx, id);
    await record(tx, 'substitution-ended', `officer/${found.officer}`, { substitution: id });
    return ok(true);
  });
