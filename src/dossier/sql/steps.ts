import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

/** A visit of a dossier to a step. */
export interface Visit {
  readonly seq: number;
  readonly step: string;
  readonly name: string;
  readonly agency: string;
  readonly role: string;
  readonly officer: string | null;
  readonly enteredAt: Instant;
  readonly due: Instant | null;
  readonly leftAt: Instant | null;
  readonly outcome: 'done' | 'sent-back' | 'supplement' | 'moved' | 'stopped' | null;
  readonly note: string | null;
}

const VISIT = `seq, step, name, agency, role, officer, entered_at as "enteredAt", due, left_at as "leftAt", outcome, note`;

export const visitsOf = async (reader: Reader, realm: string, code: string): Promise<Visit[]> =>
  (
    await prepared<Visit>(reader, `select ${VISIT} from dossier_step where realm = $1 and code = $2 order by seq`, [
      realm,
      code,
    ])
  ).rows;

export type NewVisit = Pick<Visit, 'step' | 'name' | 'agency' | 'role' | 'officer' | 'due'>;

export async function openVisit(
  tx: Tx,
  code: string,
  { step, name, agency, role, officer, due }: NewVisit,
): Promise<void> {
  tx.send(
    `insert into dossier_step (realm, code, seq, step, name, agency, role, officer, entered_at, due)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000),
       to_timestamp($9::double precision / 1000) from dossier_step where realm = $1 and code = $2`,
    [tx.realm, code, step, name, agency, role, officer, tx.at, due],
  );
}

/** Ends the visit that is open and begins the next, in one statement. */
export async function moveVisit(
  tx: Tx,
  code: string,
  left: { outcome: Visit['outcome']; note?: string },
  { step, name, agency, role, officer, due }: NewVisit,
): Promise<void> {
  tx.send(
    `with ended as (update dossier_step set left_at = to_timestamp($8::double precision / 1000), outcome = $10,
         note = coalesce($11, note), officer = coalesce(officer, $12)
       where realm = $1 and code = $2 and left_at is null)
     insert into dossier_step (realm, code, seq, step, name, agency, role, officer, entered_at, due)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000),
       to_timestamp($9::double precision / 1000) from dossier_step where realm = $1 and code = $2`,
    [
      ...[tx.realm, code, step, name, agency, role, officer, tx.at, due],
      ...[left.outcome, left.note ?? null, doneBy(tx)],
    ],
  );
}

/** A step that nobody held was done by whoever ended it. */
const doneBy = ({ actor }: Tx): string | null => /^officer:(.+)$/.exec(actor)?.[1] ?? null;

export async function closeVisit(
  tx: Tx,
  code: string,
  outcome: Visit['outcome'],
  note: string | null = null,
): Promise<void> {
  tx.send(
    `update dossier_step set left_at = to_timestamp($3::double precision / 1000), outcome = $4, note = coalesce($5, note),
       officer = coalesce(officer, $6)
     where realm = $1 and code = $2 and left_at is null`,
    [tx.realm, code, tx.at, outcome, note, doneBy(tx)],
  );
}

/** Nobody's again: whoever had just taken it never worked on it. */
export async function freeVisit(tx: Tx, code: string): Promise<void> {
  tx.send('update dossier_step set officer = null where realm = $1 and code = $2 and left_at is null', [
    tx.realm,
    code,
  ]);
}

/** The open visit is this officer's now; of whom it is taken is kept, for the visit names its last holder only. */
export async function holdVisit(tx: Tx, code: string, officer: string): Promise<void> {
  tx.send(
    `with before as (select seq, officer from dossier_step where realm = $1 and code = $2 and left_at is null),
       held as (update dossier_step set officer = $3 where realm = $1 and code = $2 and left_at is null)
     insert into dossier_step_passed (realm, code, seq, nth, at, from_officer, to_officer)
     select $1, $2, b.seq, 1 + (select count(*) from dossier_step_passed p where p.realm = $1 and p.code = $2 and p.seq = b.seq),
       to_timestamp($4::double precision / 1000), b.officer, $3 from before b where b.officer <> $3`,
    [tx.realm, code, officer, tx.at],
  );
}
