import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { fold } from '#kernel/text.ts';
import type { Dossier } from '../rules/dossier.ts';

export const COLUMNS = `
  code, procedure, version, procedure_name as "procedureName", form_digest as "formDigest", person,
  owner_name as "ownerName", owner_number as "ownerNumber", owner_phone as "ownerPhone", owner_email as "ownerEmail",
  made_by as "madeBy", authority, channel, state, answers, given, delivery,
  receiving_agency as "receivingAgency", competent_agency as "competentAgency", elsewhere, scope, process, step,
  step_due as "stepDue", holder_agency as "holderAgency", holder, term, submitted_at as "submittedAt",
  answer_due as "answerDue", received_at as "receivedAt", competent_at as "competentAt", due, original_due as "originalDue",
  provisional, ended_at as "endedAt", revision`;

/**
 * Which dossiers somebody may see: the one predicate of lists, counts, search, files and acts.
 * A citizen: the own ones and those filed for another; an officer: those in the scope of a unit where a post is held;
 * a machine: as an officer, and those it filed.
 * `$n` is the first parameter free for it.
 */
export function visibleTo(viewer: Viewer, n: number): { sql: string; values: unknown[] } {
  if (viewer.kind === 'citizen')
    return { sql: `(person = $${n} or made_by = $${n + 1})`, values: [viewer.id, `citizen:${viewer.id}`] };
  if (viewer.kind === 'officer' && viewer.client)
    return {
      sql: `(scope && $${n}::text[] or made_by = $${n + 1})`,
      values: [workingUnits(viewer), `client:${viewer.client}`],
    };
  if (viewer.kind === 'officer') return { sql: `scope && $${n}::text[]`, values: [workingUnits(viewer)] };
  return { sql: 'false', values: [] };
}

/** Units where the post works on cases; supervision and administration of the system open none. */
export const workingUnits = (viewer: Viewer & { kind: 'officer' }): string[] =>
  viewer.posts
    .filter(({ role }) => !['supervisor', 'administrator', 'controller'].includes(role))
    .map(({ unit }) => unit);

/** Whether an officer or a machine works where a dossier is worked on; a machine may also see one that it only filed. */
export const worksOn = (viewer: Viewer & { kind: 'officer' }, { scope }: Pick<Dossier, 'scope'>): boolean =>
  workingUnits(viewer).some((unit) => scope.includes(unit));

/** The dossier if there is one with this code that the viewer may see. */
export async function findDossier(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  code: string,
): Promise<Dossier | undefined> {
  const seen = visibleTo(viewer, 3);
  const { rows } = await reader.query<Dossier>(
    `select ${COLUMNS} from dossier where realm = $1 and code = $2 and ${seen.sql}`,
    [realm, code, ...seen.values],
  );
  return rows[0];
}

/** The same, locked until the act ends. */
export async function lockDossier(tx: Tx, viewer: Viewer | 'system', code: string): Promise<Dossier | undefined> {
  const seen = viewer === 'system' ? { sql: 'true', values: [] } : visibleTo(viewer, 3);
  const { rows } = await tx.query<Dossier>(
    `select ${COLUMNS} from dossier where realm = $1 and code = $2 and ${seen.sql} for update`,
    [tx.realm, code, ...seen.values],
  );
  return rows[0];
}

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

export async function insertDossier(tx: Tx, d: Dossier): Promise<void> {
  await tx.query(
    `insert into dossier (realm, code, procedure, version, procedure_name, form_digest, person, owner_name, owner_folded,
       owner_number, owner_phone, owner_email, made_by, authority, channel, state, answers, given, delivery, receiving_agency,
       competent_agency, scope, process, step, holder_agency, term, submitted_at, answer_due, elsewhere)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
       $26, ${stamp(27)}, ${stamp(28)}, $29)`,
    [
      ...[
        tx.realm,
        d.code,
        d.procedure,
        d.version,
        d.procedureName,
        d.formDigest,
        d.person,
        d.ownerName,
        fold(d.ownerName),
      ],
      ...[
        d.ownerNumber,
        d.ownerPhone,
        d.ownerEmail,
        d.madeBy,
        d.authority && JSON.stringify(d.authority),
        d.channel,
        d.state,
      ],
      ...[JSON.stringify(d.answers), JSON.stringify(d.given), JSON.stringify(d.delivery), d.receivingAgency],
      ...[
        d.competentAgency,
        d.scope,
        JSON.stringify(d.process),
        d.step,
        d.holderAgency,
        d.term,
        d.submittedAt,
        d.answerDue,
        d.elsewhere,
      ],
    ],
  );
}

/** Keeps what an act may change. The row is locked by the act, so the revision only tells pages that they are old. */
export async function saveDossier(tx: Tx, d: Dossier): Promise<void> {
  await tx.query(
    `update dossier set state = $3, answers = $4, given = $5, delivery = $6, competent_agency = $7, scope = $8, process = $9,
       step = $10, step_due = ${stamp(11)}, holder_agency = $12, holder = $13, term = $14, answer_due = ${stamp(15)},
       received_at = ${stamp(16)}, competent_at = ${stamp(17)}, due = ${stamp(18)}, original_due = ${stamp(19)},
       provisional = $20, ended_at = ${stamp(21)}, elsewhere = $22, revision = revision + 1
     where realm = $1 and code = $2`,
    [
      ...[tx.realm, d.code, d.state, JSON.stringify(d.answers), JSON.stringify(d.given), JSON.stringify(d.delivery)],
      ...[d.competentAgency, d.scope, JSON.stringify(d.process), d.step, d.stepDue, d.holderAgency, d.holder, d.term],
      ...[d.answerDue, d.receivedAt, d.competentAt, d.due, d.originalDue, d.provisional, d.endedAt, d.elsewhere],
    ],
  );
}

/** The next number of that agency and day, kept by the act or not at all: gapless (NĐ 118/2025 Đ28). */
export async function nextNumber(tx: Tx, agency: string, day: string): Promise<number> {
  const { rows } = await tx.query<{ last: number }>(
    `insert into dossier_counter (realm, agency, day, last) values ($1, $2, $3, 1)
     on conflict (realm, agency, day) do update set last = dossier_counter.last + 1 returning last`,
    [tx.realm, agency, day],
  );
  return (rows[0] as { last: number }).last;
}
