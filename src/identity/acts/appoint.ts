import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { isRole, ROLES } from '../rules/access.ts';
import { mayAppoint } from '../rules/appointment.ts';
import { heldPosts, insertPost, lockOfficer, unitOf } from '../sql/officers.ts';

export interface Appointment {
  readonly officer: string;
  readonly unit: string;
  readonly role: string;
  /** Today if not said. */
  readonly from?: LocalDate | undefined;
  /** The last day, included; none: until ended. */
  readonly to?: LocalDate | undefined;
}

/** Gives an officer a role at a unit (NĐ 118/2025, art. 11: staff of a one-stop centre are posted for a time). Answers the post's id. */
export async function appoint(
  app: Acting,
  actor: Actor,
  ask: Appointment,
): Promise<
  Outcome<
    string,
    | 'role-unknown'
    | 'not-for-yourself'
    | 'officer-unknown'
    | 'unit-unknown'
    | 'dates-reversed'
    | 'post-held'
    | 'controller-elsewhere'
  >
> {
  const { role, unit, officer } = ask;
  if (!isRole(role)) return refused('role-unknown', { role, roles: ROLES.join(', ') });
  if (actor === `officer:${officer}`) return refused('not-for-yourself');
  return inTransaction(app, actor, async (tx) => {
    tx.called?.('officer-appointed');
    if (!(await lockOfficer(tx, officer))) return refused('officer-unknown');
    const from = ask.from ?? dateAt(tx.at);
    const there = await unitOf(tx, unit, from);
    if (!there) return refused('unit-unknown', { unit });
    const decision = mayAppoint(
      { role, unit, from, to: ask.to ?? null },
      there,
      await heldPosts(tx, tx.realm, officer),
    );
    if (!decision.ok) return decision;
    const id = uuidv7(tx.at);
    await insertPost(tx, id, officer, decision.value);
    await record(tx, 'officer-appointed', `officer/${officer}`, { post: id, ...decision.value });
    return ok(id);
  });
}
