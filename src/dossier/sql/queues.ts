import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Clocked } from '../rules/dossier.ts';
import type { Place } from '../rules/places.ts';
import { NO_DATE } from '../rules/queues.ts';
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
  (select jsonb_path_query_first(p.process, '$.steps[*] ? (@.id == $step).name', jsonb_build_object('step', step)) #>> '{}'
    from process_edition p where p.realm = d.realm and p.digest = process_digest) as "stepName",
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
  // Lines without a date stand at infinity, and are paged by their codes there.
  const afterDue = after && after.due >= NO_DATE ? Number.POSITIVE_INFINITY : (after?.due ?? null);
  const { rows } = await prepared<QueueLine>(
    reader,
    `with found as materialized (
       select distinct l.due, l.code from unnest($3::text[]) as asked (place) cross join lateral (
         select due, code from queue_line q where q.realm = $1 and q.place = asked.place
           and q.due > ${stamp(4, '-infinity')} and q.due <= ${stamp(5, 'infinity')}
           and (q.due, q.code) > (${stamp(6, '-infinity')}, $7) order by due, code limit ${limit}) l
       order by l.due, l.code limit ${limit})
     select ${LINE} from found l join dossier d on d.realm = $1 and d.code = l.code
       left join dossier_seen s on s.realm = d.realm and s.officer = $2 and s.code = d.code
     where ${seen.sql} order by l.due, l.code`,
    [realm, officer.id, places, from ?? null, until ?? null, afterDue, after?.code ?? '', ...seen.values],
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

/** Each place asked for as a row, from the second parameter on. Moments are compared as they are: no function gets past row-level security. */
const QUESTIONS = `unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]) as a (queue, place, after, until)`;

/** What `QUESTIONS` is made of: a list a column. */
function questions(asked: Readonly<Record<string, Asked>>): string[][] {
  const written = (at: Instant | undefined, none: string) => (at === undefined ? none : new Date(at).toISOString());
  const rows = Object.entries(asked).flatMap(([queue, { places, from, until }]) =>
    places.map((place) => [queue, place, written(from, '-infinity'), written(until, 'infinity')]),
  );
  return [0, 1, 2, 3].map((column) => rows.map((row) => row[column] as string));
}

/** How many stand at each place asked for, from the tallies: one sum a place, in one round trip. */
export async function talliesAt(
  reader: Reader,
  realm: string,
  asked: Readonly<Record<string, Asked>>,
): Promise<{ queue: string; place: Place; count: number }[]> {
  const { rows } = await prepared<{ queue: string; place: Place; count: number }>(
    reader,
    `select a.queue, a.place, sum(t.count)::integer as count
     from ${QUESTIONS}
     join queue_tally t on t.realm = $1 and t.place = a.place
       and (a.after = '-infinity' or t.due > a.after) and t.due <= a.until
     group by a.queue, a.place having sum(t.count) <> 0`,
    [realm, ...questions(asked)],
  );
  return rows;
}

/** How many dossiers stand at any of the places of each question, each once: for whoever reaches two that may hold the same one. */
export async function distinctAt(
  reader: Reader,
  realm: string,
  asked: Readonly<Record<string, Asked>>,
): Promise<Record<string, number>> {
  if (Object.keys(asked).length === 0) return {};
  const { rows } = await prepared<{ queue: string; count: number }>(
    reader,
    `select queue, count(*)::integer as count from (
       select distinct a.queue, q.code from ${QUESTIONS}
       join queue_line q on q.realm = $1 and q.place = a.place and q.due > a.after and q.due <= a.until) each_once
     group by queue`,
    [realm, ...questions(asked)],
  );
  return Object.fromEntries(rows.map(({ queue, count }) => [queue, count]));
}

/** Rooms among these units, each with the agency it is a part of, and whether there are, or were, any below the room itself. */
export async function officesOf(
  reader: Reader,
  realm: string,
  units: readonly string[],
): Promise<Map<string, { office: string; hasRooms: boolean }>> {
  const { rows } = await prepared<{ code: string; office: string; hasRooms: boolean }>(
    reader,
    `select a.code, a.parent as office,
       exists (select from agency b where b.realm = $1 and starts_with(b.code, a.code || '.')) as "hasRooms"
     from agency a where a.realm = $1 and a.code = any($2::text[]) and a.kind = 'division' and a.parent is not null`,
    [realm, units],
  );
  return new Map(rows.map(({ code, ...room }) => [code, room]));
}
