import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { type Viewer, workingUnits } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { actorOf } from '../rules/actor.ts';
import type { Authority, Delivery } from '../rules/dossier.ts';

export interface DraftRow {
  readonly id: string;
  readonly person: string | null;
  /** Of an internal procedure: the unit whose matter it is, and with its rooms. */
  readonly ownerUnit: string | null;
  readonly ownerScope: readonly string[] | null;
  readonly madeBy: string;
  readonly authority: Authority | null;
  readonly procedure: string;
  readonly version: number;
  readonly formDigest: string;
  readonly definition: FormDefinition;
  readonly given: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly delivery: Delivery | null;
  readonly place: string | null;
  readonly receivingAgency: string | null;
  readonly amends: string | null;
  readonly round: number | null;
  readonly revision: number;
  readonly savedAt: Instant;
  readonly dossier: string | null;
}

const DRAFT = `d.id, d.person, d.owner_unit as "ownerUnit", d.owner_scope as "ownerScope", d.made_by as "madeBy", d.authority, d.procedure, d.version, d.form_digest as "formDigest",
  f.definition, d.given, d.answers, d.delivery, d.place, d.receiving_agency as "receivingAgency", d.amends, d.round, d.revision,
  d.saved_at as "savedAt", d.dossier`;
const FROM = 'from draft d join form_edition f on f.realm = d.realm and f.digest = d.form_digest';

/**
 * Whose drafts somebody may open: one's own, and those one makes for another; a unit's: whoever works in it, and whoever made it
 * only as long. Nobody else's, officers included.
 */
const MINE = '(d.owner_scope is null and (d.made_by = $2 or d.person = $3) or d.owner_scope && $4::text[])';
const mine = (viewer: Viewer): unknown[] =>
  viewer.kind === 'anyone'
    ? ['', null, []]
    : [
        actorOf(viewer),
        viewer.kind === 'citizen' ? viewer.id : null,
        viewer.kind === 'officer' ? workingUnits(viewer) : [],
      ];

export async function findDraft(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  id: string,
): Promise<DraftRow | undefined> {
  const { rows } = await reader.query<DraftRow>(
    `select ${DRAFT} ${FROM} where d.realm = $1 and ${MINE} and d.id = $5 and d.discarded_at is null`,
    [realm, ...mine(viewer), id],
  );
  return rows[0];
}

export async function lockDraft(tx: Tx, viewer: Viewer, id: string): Promise<DraftRow | undefined> {
  const { rows } = await tx.query<DraftRow>(
    `select ${DRAFT} ${FROM} where d.realm = $1 and ${MINE} and d.id = $5 and d.discarded_at is null for update of d`,
    [tx.realm, ...mine(viewer), id],
  );
  return rows[0];
}

/** Drafts not yet filed, the last touched first: the own ones, or those an officer makes for people at the desk. */
export async function openDrafts(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  side: 'own' | 'desk' = 'own',
): Promise<
  { id: string; procedure: string; title: { vi: string; en: string }; savedAt: Instant; amends: string | null }[]
> {
  const { rows } = await reader.query(
    `select d.id, d.procedure, f.definition->'title' as title, d.saved_at as "savedAt", d.amends ${FROM}
     where d.realm = $1 and ${MINE} and d.dossier is null and d.discarded_at is null
       and (d.owner_scope is not null) = $5 order by d.saved_at desc limit 50`,
    [realm, ...mine(viewer), viewer.kind === 'officer' && side === 'own'],
  );
  return rows;
}

export type NewDraft = Pick<
  DraftRow,
  | 'id'
  | 'person'
  | 'ownerUnit'
  | 'ownerScope'
  | 'madeBy'
  | 'authority'
  | 'procedure'
  | 'version'
  | 'formDigest'
  | 'given'
  | 'answers'
  | 'amends'
  | 'round'
> &
  Pick<DraftRow, 'delivery' | 'place' | 'receivingAgency'>;

const JUST_BEGUN_MS = 60_000;

/**
 * The same beginning, made a moment ago and not touched since: a button pressed twice, or a step back and the button again.
 * Who asks at the same time waits until the other has begun.
 */
export async function justBegun(
  tx: Tx,
  d: Pick<NewDraft, 'person' | 'ownerUnit' | 'madeBy' | 'authority' | 'procedure' | 'answers'>,
): Promise<string | undefined> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [`${tx.realm}/${d.madeBy}`]);
  const { rows } = await tx.query<{ id: string }>(
    `select d.id from draft d where d.realm = $1 and d.made_by = $2 and d.person is not distinct from $3 and d.owner_unit is not distinct from $8
       and d.procedure = $4 and d.dossier is null
       and d.discarded_at is null and d.amends is null and d.revision = 1 and d.given = '{}' and d.answers = $5::jsonb
       and d.authority - 'consentAt' is not distinct from $6::jsonb - 'consentAt'
       and d.made_at > to_timestamp(($7::double precision - ${JUST_BEGUN_MS}) / 1000)
       and not exists (select from draft_paper p where p.realm = d.realm and p.draft = d.id)
       and not exists (select from scan_page p where p.realm = d.realm and p.draft = d.id)
     order by d.made_at desc limit 1`,
    [
      tx.realm,
      d.madeBy,
      d.person,
      d.procedure,
      JSON.stringify(d.answers),
      d.authority && JSON.stringify(d.authority),
      tx.at,
      d.ownerUnit,
    ],
  );
  return rows[0]?.id;
}

export async function insertDraft(tx: Tx, d: NewDraft): Promise<void> {
  tx.send(
    `insert into draft (realm, id, person, made_by, authority, procedure, version, form_digest, given, answers, delivery, place,
       receiving_agency, amends, round, made_at, saved_at, owner_unit, owner_scope)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
       to_timestamp($16::double precision / 1000), to_timestamp($16::double precision / 1000), $17, $18)`,
    [
      ...[tx.realm, d.id, d.person, d.madeBy, d.authority && JSON.stringify(d.authority), d.procedure, d.version],
      ...[d.formDigest, JSON.stringify(d.given), JSON.stringify(d.answers), d.delivery && JSON.stringify(d.delivery)],
      ...[d.place, d.receivingAgency, d.amends, d.round, tx.at, d.ownerUnit, d.ownerScope],
    ],
  );
}

/** Keeps a page; the revision rises, so that another tab's older page is told (acts/drafts.ts). */
export async function saveDraft(tx: Tx, d: DraftRow): Promise<void> {
  tx.send(
    `update draft set given = $3, answers = $4, delivery = $5, place = $6, receiving_agency = $7,
       saved_at = to_timestamp($8::double precision / 1000), revision = revision + 1 where realm = $1 and id = $2`,
    [
      ...[tx.realm, d.id, JSON.stringify(d.given), JSON.stringify(d.answers), d.delivery && JSON.stringify(d.delivery)],
      ...[d.place, d.receivingAgency, tx.at],
    ],
  );
}

export async function endDraft(tx: Tx, id: string, dossier: string | null): Promise<void> {
  // Pages scanned for it that became no paper.
  tx.send('delete from scan_page where realm = $1 and draft = $2', [tx.realm, id]);
  tx.send(
    `update draft set dossier = $3, submitted_at = case when $3::text is null then null else to_timestamp($4::double precision / 1000) end,
       discarded_at = case when $3::text is null then to_timestamp($4::double precision / 1000) end
     where realm = $1 and id = $2`,
    [tx.realm, id, dossier, tx.at],
  );
}

export interface DraftPaper {
  readonly id: string;
  readonly component: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly addedAt: Instant;
  /** The paper of the owner's store it was taken from, and what that is; null: a file sent for this draft. */
  readonly reusedFrom: string | null;
  readonly source: 'result' | 'paper' | 'database' | null;
}

/** A file sent for a draft, or taken from the store. */
export type NewDraftPaper = Omit<DraftPaper, 'addedAt' | 'reusedFrom' | 'source'> &
  Partial<Pick<DraftPaper, 'reusedFrom' | 'source'>>;

export const papersOfDraft = async (reader: Reader, realm: string, draft: string): Promise<DraftPaper[]> =>
  (
    await reader.query<DraftPaper>(
      `select id, component, sha256, name, type, size, added_at as "addedAt", reused_from as "reusedFrom", source
       from draft_paper
       where realm = $1 and draft = $2 order by component, id`,
      [realm, draft],
    )
  ).rows;

export async function addDraftPaper(tx: Tx, draft: string, paper: NewDraftPaper): Promise<void> {
  tx.send(
    `insert into draft_paper (realm, draft, id, component, sha256, name, type, size, added_at, reused_from, source)
     values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::double precision / 1000), $10, $11)`,
    [
      ...[tx.realm, draft, paper.id, paper.component, paper.sha256, paper.name, paper.type, paper.size, tx.at],
      ...[paper.reusedFrom ?? null, paper.source ?? null],
    ],
  );
}

export async function removeDraftPaper(tx: Tx, draft: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from draft_paper where realm = $1 and draft = $2 and id = $3', [
    tx.realm,
    draft,
    id,
  ]);
  return rowCount === 1;
}
