import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import { type Viewer, workingUnits } from '#identity/index.ts';
import { actorOf } from '../rules/actor.ts';
import type { Dossier } from '../rules/dossier.ts';
import { placesOf } from '../rules/places.ts';
import { searchWords } from '../rules/search.ts';
import { lineDue, movePlaces } from './places.ts';
import { PROCESS } from './processes.ts';

export const COLUMNS = `
  code, procedure, version, procedure_name as "procedureName", form_digest as "formDigest", person,
  owner_unit as "ownerUnit", owner_scope as "ownerScope",
  owner_name as "ownerName", owner_number as "ownerNumber", owner_phone as "ownerPhone", owner_email as "ownerEmail",
  made_by as "madeBy", authority, channel, state, answers, given, delivery,
  receiving_agency as "receivingAgency", competent_agency as "competentAgency", elsewhere, scope, ${PROCESS} as process, step,
  step_due as "stepDue", holder_agency as "holderAgency", holder, term, submitted_at as "submittedAt",
  answer_due as "answerDue", received_at as "receivedAt", competent_at as "competentAt", due, original_due as "originalDue",
  provisional, ended_at as "endedAt", asked, contested, revision`;

interface Part {
  sql: string;
  values: unknown[];
}

const NONE: Part = { sql: 'false', values: [] };
const units = (viewer: Viewer): string[] => (viewer.kind === 'officer' ? workingUnits(viewer) : []);

/**
 * Which dossiers somebody may see: the one predicate of lists, counts, search, files and acts.
 * A citizen: the own ones and those filed for another; an officer: those in the scope of a unit where a post is held, and
 * those such a unit owns;
 * a machine: as an officer, and those it filed. `$n` is the first parameter free for it.
 */
export function visibleTo(viewer: Viewer, n: number): Part {
  if (viewer.kind !== 'officer') return ownedBy(viewer, n);
  const seen = `scope && $${n}::text[] or owner_scope && $${n}::text[]`;
  return viewer.client
    ? { sql: `(${seen} or made_by = $${n + 1})`, values: [units(viewer), actorOf(viewer)] }
    : { sql: `(${seen})`, values: [units(viewer)] };
}

/** Of those, the viewer's own matters: what the pages of an owner show. In the rules: `owns`. */
export function ownedBy(viewer: Viewer, n: number): Part {
  if (viewer.kind === 'citizen')
    return {
      sql: `(person = $${n} or made_by = $${n + 1} and for_another)`,
      values: [viewer.id, `citizen:${viewer.id}`],
    };
  return viewer.kind === 'officer' ? { sql: `owner_scope && $${n}::text[]`, values: [units(viewer)] } : NONE;
}

/** Of those, the ones an officer resolves: what the desk shows. In the rules: `worksOn`. */
export const workedOnBy = (viewer: Viewer, n: number): Part =>
  viewer.kind === 'officer' ? { sql: `scope && $${n}::text[]`, values: [units(viewer)] } : NONE;

/** The dossier if there is one with this code that the viewer may see. */
export async function findDossier(
  reader: Reader,
  realm: string,
  viewer: Viewer | 'system',
  code: string,
): Promise<Dossier | undefined> {
  const seen = viewer === 'system' ? { sql: 'true', values: [] } : visibleTo(viewer, 3);
  const { rows } = await prepared<Dossier>(
    reader,
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
  tx.send(
    `with promised as materialized (select $22::jsonb as process, sha256(convert_to(($22::jsonb)::text, 'UTF8')) as digest),
     edition as (insert into process_edition (realm, digest, process) select $1, digest, process from promised
       where not exists (select from process_edition e where e.realm = $1 and e.digest = promised.digest) on conflict do nothing),
     filed as (insert into dossier (realm, code, procedure, version, procedure_name, form_digest, person, owner_name,
       owner_number, owner_phone, owner_email, made_by, authority, channel, state, answers, given, delivery, receiving_agency,
       competent_agency, scope, process_digest, step, holder_agency, term, submitted_at, answer_due, elsewhere, owner_unit, owner_scope,
       words)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
       (select digest from promised), $23, $24, $25, ${stamp(26)}, ${stamp(27)}, $28, $29, $30, array_to_string($31::text[], ' '))), ${movePlaces(2, 32, 33)}`,
    [
      ...[tx.realm, d.code, d.procedure, d.version, d.procedureName, d.formDigest, d.person, d.ownerName],
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
        d.ownerUnit,
        d.ownerScope,
      ],
      ...[searchWords(d.ownerName, d.answers), placesOf(d), lineDue(d)],
    ],
  );
}

/**
 * Keeps what an act may change, and moves the dossier between the queues' places in the same statement. The row is locked
 * by the act, so the revision only tells pages that they are old. What was declared changes by `saveContent` alone.
 */
export async function saveDossier(tx: Tx, d: Dossier): Promise<void> {
  tx.send(
    `with saved as (update dossier set state = $3, competent_agency = $4, receiving_agency = $5, scope = $6, elsewhere = $7,
       step = $8, step_due = ${stamp(9)}, holder_agency = $10, holder = $11, answer_due = ${stamp(12)},
       received_at = ${stamp(13)}, competent_at = ${stamp(14)}, due = ${stamp(15)}, original_due = ${stamp(16)},
       provisional = $17, ended_at = ${stamp(18)}, asked = $19, contested = $20, revision = revision + 1
     where realm = $1 and code = $2), ${movePlaces(2, 21, 22)}`,
    [
      ...[tx.realm, d.code, d.state, d.competentAgency, d.receivingAgency, d.scope, d.elsewhere],
      ...[d.step, d.stepDue, d.holderAgency, d.holder, d.answerDue, d.receivedAt, d.competentAt, d.due, d.originalDue],
      ...[d.provisional, d.endedAt, d.asked, d.contested, placesOf(d), lineDue(d)],
    ],
  );
}

/** What its owner changed before acceptance or in a supplement. */
export async function saveContent(tx: Tx, d: Dossier): Promise<void> {
  tx.send(
    `update dossier set answers = $3, given = $4, delivery = $5, words = array_to_string($6::text[], ' ')
     where realm = $1 and code = $2`,
    [
      ...[tx.realm, d.code, JSON.stringify(d.answers), JSON.stringify(d.given), JSON.stringify(d.delivery)],
      searchWords(d.ownerName, d.answers),
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
