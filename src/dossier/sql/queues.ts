import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Clocked } from '../rules/dossier.ts';
import type { Place } from '../rules/places.ts';
import { workedOnBy } from './dossiers.ts';

type Officer = Viewer & { kind: 'officer' };

/** A part of the places that somebody reaches; of running terms those due after `from` and not after `until`. */
export interface Asked {
  readonly places: readonly Place[];
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
}

export interface QueueLine extends Clocked {
  readonly code: string;
  readonly procedure: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly channel: number;
  readonly papers: number;
  /** The owner has answered a request and nobody has gone on since. */
  readonly supplemented: boolean;
  /** This officer has not seen it as it is now. */
  readonly unread: boolean;
  readonly submittedAt: Instant;
  readonly answerDue: Instant | null;
  readonly due: Instant | null;
  readonly receivingAgency: string;
  readonly stepName: string | null;
  readonly holder: string | null;
  readonly holderName: string | null;
  readonly revision: number;
}

/** Of `d`, a dossier, and `s`, how the officer last saw it. */
export const LINE = `d.code, procedure, procedure_name as "procedureName", owner_name as "ownerName", state, channel,
  (select count(*)::integer from dossier_paper p where p.realm = d.realm and p.code = d.code and p.replaced_by is null) as papers,
  exists (select from supplement_request q where q.realm = d.realm and q.code = d.code
    and q.answered_at is not null and state in ('submitted', 'processing')) as supplemented,
  s.revision is distinct from d.revision as unread,
  submitted_at as "submittedAt", answer_due as "answerDue", d.due, receiving_agency as "receivingAgency",
  competent_agency as "competentAgency", term, received_at as "receivedAt", competent_at as "competentAt", elsewhere,
  original_due as "originalDue", ended_at as "endedAt", holder, d.revision,
  (select e->>'name' from process_edition p, jsonb_array_elements(p.process->'steps') as e
    where p.realm = d.realm and p.digest = process_digest and e->>'id' = step) as "stepName",
  (select n.full_name from officer o join person n on n.realm = o.realm and n.id = o.person
    where o.realm = d.realm and o.id = holder) as "holderName"`;

export const PAGE = 50;

const stamp = (n: number, none: string) => `coalesce(to_timestamp($${n}::double precision / 1000), '${none}')`;

/**
 * A page of lines, by what is due first, after the last line of the page before. Of each place only so many lines are
 * read as a page has; whoever reaches two places that hold one dossier sees it once.
 */
export async function linesAt(
  reader: Reader,
  realm: string,
  officer: Officer,
  { places, from, until }: Asked,
  after?: { due: Instant; code: string },
  limit = PAGE,
): Promise<QueueLine[]> {
  const seen = workedOnBy(officer, 8);
  const { rows } = await reader.query<QueueLine>(
    `with found as materialized (
       select distinct l.due, l.code from unnest($3::text[]) as asked (place) cross join lateral (
         select due, code from queue_line q where q.realm = $1 and q.place = asked.place
           and q.due > ${stamp(4, '-infinity')} and q.due <= ${stamp(5, 'infinity')}
           and (q.due, q.code) > (${stamp(6, '-infinity')}, $7) order by due, code limit ${limit}) l
       order by l.due, l.code limit ${limit})
     select ${LINE} from found l join dossier d on d.realm = $1 and d.code = l.code
       left join dossier_seen s on s.realm = d.realm and s.officer = $2 and s.code = d.code
     where ${seen.sql} order by l.due, l.code`,
    [realm, officer.id, places, from ?? null, until ?? null, after?.due ?? null, after?.code ?? '', ...seen.values],
  );
  return rows;
}

/** These dossiers as lines, of those the officer may see, in the order asked for. */
export async function linesNamed(
  reader: Reader,
  realm: string,
  officer: Officer,
  codes: readonly string[],
): Promise<QueueLine[]> {
  const seen = workedOnBy(officer, 4);
  const { rows } = await reader.query<QueueLine>(
    `select ${LINE} from unnest($3::text[]) with ordinality as l (code, at) join dossier d on d.realm = $1 and d.code = l.code
       left join dossier_seen s on s.realm = d.realm and s.officer = $2 and s.code = d.code
     where ${seen.sql} order by l.at`,
    [realm, officer.id, codes, ...seen.values],
  );
  return rows;
}

/** How many stand at each place asked for, from the tallies: one sum a place, in one round trip. */
export async function talliesAt(
  reader: Reader,
  realm: string,
  asked: Readonly<Record<string, Asked>>,
): Promise<{ queue: string; place: Place; count: number }[]> {
  const wanted = Object.entries(asked).flatMap(([queue, { places, from, until }]) =>
    places.map((place) => ({ queue, place, from: from ?? null, until: until ?? null })),
  );
  const { rows } = await prepared<{ queue: string; place: Place; count: number }>(
    reader,
    `select a.queue, a.place, sum(t.count)::integer as count
     from unnest($2::text[], $3::text[], $4::double precision[], $5::double precision[]) as a (queue, place, after, until)
     join queue_tally t on t.realm = $1 and t.place = a.place
       and (a.after is null or t.due > to_timestamp(a.after / 1000)) and (a.until is null or t.due <= to_timestamp(a.until / 1000))
     group by a.queue, a.place having sum(t.count) <> 0`,
    [realm, ...(['queue', 'place', 'from', 'until'] as const).map((key) => wanted.map((one) => one[key]))],
  );
  return rows;
}

/** How many dossiers stand at any of these places, each once: for whoever reaches two that may hold the same one. */
export async function distinctAt(reader: Reader, realm: string, { places, from, until }: Asked): Promise<number> {
  const { rows } = await reader.query<{ count: number }>(
    `select count(distinct code)::integer as count from queue_line where realm = $1 and place = any($2::text[])
       and due > ${stamp(3, '-infinity')} and due <= ${stamp(4, 'infinity')}`,
    [realm, places, from ?? null, until ?? null],
  );
  return rows[0]?.count ?? 0;
}

/** Rooms among these units, each with the agency it is a part of. */
export async function officesOf(reader: Reader, realm: string, units: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await prepared<{ code: string; parent: string }>(
    reader,
    `select code, parent from agency where realm = $1 and code = any($2::text[]) and kind = 'division' and parent is not null`,
    [realm, units],
  );
  return new Map(rows.map(({ code, parent }) => [code, parent]));
}
