import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Instant } from '#kernel/time.ts';

export type EventKind = 'revoked' | 'restored' | 'objected' | 'answered' | 'signature' | 'typed' | 'compared';

export interface PaperEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
  readonly answers: string | null;
}

/** Writes down what happened to a paper. */
export async function addEvent(
  tx: Tx,
  paper: string,
  { kind, reason, answers = null }: { kind: EventKind; reason: string; answers?: string | null },
): Promise<string> {
  const id = uuidv7(tx.at);
  await tx.query(
    `insert into paper_event (realm, paper, id, kind, at, by, reason, answers)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), $6, $7, $8)`,
    [tx.realm, paper, id, kind, tx.at, tx.actor, reason, answers],
  );
  return id;
}

/** What happened to a paper, the last first; a paper has few. */
export async function eventsOf(reader: Reader, realm: string, paper: string): Promise<PaperEvent[]> {
  const { rows } = await reader.query<PaperEvent>(
    'select id, kind, at, by, reason, answers from paper_event where realm = $1 and paper = $2 order by id desc limit 100',
    [realm, paper],
  );
  return rows;
}

/** An objection that waits for an answer. */
export interface OpenObjection {
  readonly paper: string;
  readonly id: string;
  readonly at: Instant;
  readonly reason: string;
  readonly title: string;
  readonly type: string;
  readonly ownerName: string;
  readonly dossier: string | null;
  readonly agency: string;
}

/** Objections nobody has answered to papers whose dossier these units saw, the oldest first; one more than a page. */
export async function openObjections(
  reader: Reader,
  realm: string,
  units: readonly string[],
  after?: { readonly id: string },
): Promise<OpenObjection[]> {
  const { rows } = await reader.query<OpenObjection>(
    `select e.paper, e.id, e.at, e.reason, p.title, p.type, p.dossier, p.agency, owner.full_name as "ownerName"
     from paper_event e join paper p on p.realm = e.realm and p.id = e.paper
       join person owner on owner.realm = p.realm and owner.id = p.owner
     where e.realm = $1 and e.kind = 'objected' and p.units && $2::text[] and ($3::uuid is null or e.id > $3)
       and not exists (select from paper_event a where a.realm = e.realm and a.paper = e.paper and a.answers = e.id)
     order by e.id limit ${OBJECTION_PAGE + 1}`,
    [realm, units, after?.id ?? null],
  );
  return rows;
}

export const OBJECTION_PAGE = 25;

/** An objection by its id, where one of these units may answer it; its paper is locked against a second answer. */
export async function lockObjection(
  tx: Tx,
  units: readonly string[],
  id: string,
): Promise<{ paper: string } | undefined> {
  const { rows } = await tx.query<{ paper: string }>(
    `select e.paper from paper_event e join paper p on p.realm = e.realm and p.id = e.paper
     where e.realm = $1 and e.kind = 'objected' and e.id = $2 and p.units && $3::text[]
       and not exists (select from paper_event a where a.realm = e.realm and a.paper = e.paper and a.answers = e.id)
     for update of p`,
    [tx.realm, id, units],
  );
  return rows[0];
}
