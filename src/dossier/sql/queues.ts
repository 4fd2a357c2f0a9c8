import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { fold } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import type { Clocked } from '../rules/dossier.ts';
import { QUEUES, type Queue } from '../rules/queues.ts';
import { workedOnBy } from './dossiers.ts';

type Officer = Viewer & { kind: 'officer' };

interface Part {
  sql: string;
  values: unknown[];
}

const unitsOf = (officer: Officer, ...roles: string[]): string[] =>
  officer.posts.filter(({ role }) => roles.includes(role)).map(({ unit }) => unit);

/** The officer, and whoever is on leave and leaves his work to him. */
const holdersOf = ({ id, standsInFor = [] }: Officer): string[] => [id, ...standsInFor.map(({ officer }) => officer)];

/** Its clock runs: a result that waits to be fetched is not late. */
const running = `state in ('received', 'processing') and ended_at is null`;
const open = `state not in ('refused', 'withdrawn', 'returned', 'stopped', 'closed')`;
/** At one of these units, or at an agency one of them is a room of. */
const at = (column: string, n: number) =>
  `exists (select from unnest($${n}::text[]) as u where u = ${column} or u like ${column} || '.%')`;
/** The role that the step a dossier stands in asks for. */
const stepRole = `(select s->>'role' from jsonb_array_elements(process->'steps') as s where s->>'id' = step)`;

/** When it is, and up to which due date a dossier is soon late (rules/queues.ts). */
export interface DeskTime {
  readonly now: Instant;
  readonly soon: Instant;
}

/** What makes a dossier stand in a queue for this officer; the first free parameter is `$n`. */
function condition(queue: Queue, officer: Officer, { now, soon }: DeskTime, n: number): Part {
  const receiving = unitsOf(officer, 'receiver');
  switch (queue) {
    case 'to-receive':
      return { sql: `state = 'submitted' and ${at('receiving_agency', n)}`, values: [receiving] };
    case 'to-hand-over':
      return { sql: `state = 'received' and ${at('receiving_agency', n)}`, values: [receiving] };
    case 'mine':
      return {
        sql: `state in ('processing', 'correcting') and holder = any($${n}::uuid[])`,
        values: [holdersOf(officer)],
      };
    case 'to-take':
      return {
        sql: `state in ('processing', 'correcting') and holder is null and ${stepRole} = any($${n}::text[])`,
        values: [officer.posts.map(({ role }) => role)],
      };
    case 'to-sign':
      return {
        sql: `state in ('processing', 'correcting') and step = 'sign' and (holder is null or holder = any($${n}::uuid[])) and $${n + 1}`,
        values: [holdersOf(officer), unitsOf(officer, 'leader').length > 0],
      };
    case 'opinions':
      return {
        sql: `exists (select from consultation c where c.realm = dossier.realm and c.code = dossier.code
          and c.answered_at is null and ${at('c.agency', n)})`,
        values: [officer.posts.map(({ unit }) => unit)],
      };
    case 'to-return':
      return { sql: `state = 'resolved' and ${at('receiving_agency', n)}`, values: [receiving] };
    case 'waiting':
      return { sql: `state in ('supplement-before', 'supplement')`, values: [] };
    case 'soon':
      return {
        sql: `${running} and due between to_timestamp($${n}::double precision / 1000) and to_timestamp($${n + 1}::double precision / 1000)`,
        values: [now, soon],
      };
    case 'late':
      return { sql: `${running} and due < to_timestamp($${n}::double precision / 1000)`, values: [now] };
    case 'objections':
      return {
        sql: `exists (select from objection o where o.realm = dossier.realm and o.code = dossier.code and o.answered_at is null)
          and $${n}`,
        values: [unitsOf(officer, 'unit-head', 'leader').length > 0],
      };
    default:
      return { sql: open, values: [] };
  }
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
  readonly submittedAt: Instant;
  readonly answerDue: Instant | null;
  readonly due: Instant | null;
  readonly receivingAgency: string;
  readonly stepName: string | null;
  readonly holderName: string | null;
}

const LINE = `code, procedure, procedure_name as "procedureName", owner_name as "ownerName", state, channel,
  (select count(*)::integer from dossier_paper p where p.realm = dossier.realm and p.code = dossier.code and p.replaced_by is null) as papers,
  exists (select from supplement_request s where s.realm = dossier.realm and s.code = dossier.code
    and s.answered_at is not null and state in ('submitted', 'processing')) as supplemented,
  submitted_at as "submittedAt", answer_due as "answerDue", due, receiving_agency as "receivingAgency",
  competent_agency as "competentAgency", term, received_at as "receivedAt", competent_at as "competentAt", elsewhere,
  original_due as "originalDue", ended_at as "endedAt",
  (select s->>'name' from jsonb_array_elements(process->'steps') as s where s->>'id' = step) as "stepName",
  (select n.full_name from officer o join person n on n.realm = o.realm and n.id = o.person
    where o.realm = dossier.realm and o.id = holder) as "holderName"`;

const PAGE = 50;

export interface QueueQuestion extends DeskTime {
  readonly queue: Queue;
  /** The last line of the page before. */
  readonly after?: { due: Instant; code: string } | undefined;
}

/** A page of a queue, by what is due first. */
export async function queueOf(
  reader: Reader,
  realm: string,
  officer: Officer,
  { queue, after, ...time }: QueueQuestion,
): Promise<QueueLine[]> {
  const seen = workedOnBy(officer, 2);
  const first = 2 + seen.values.length;
  const part = condition(queue, officer, time, first);
  const next = first + part.values.length;
  const { rows } = await reader.query<QueueLine>(
    `select ${LINE} from dossier
     where realm = $1 and ${seen.sql} and ${part.sql}
       and (coalesce(due, answer_due, 'infinity'), code) > (to_timestamp($${next}::double precision / 1000), $${next + 1})
     order by coalesce(due, answer_due, 'infinity'), code limit ${PAGE}`,
    [realm, ...seen.values, ...part.values, after?.due ?? 0, after?.code ?? ''],
  );
  return rows;
}

/** The dossiers of this officer that a search means: by code or its end, name without marks, number or telephone; newest first. */
export async function searchDossiers(
  reader: Reader,
  realm: string,
  officer: Officer,
  typed: string,
): Promise<QueueLine[]> {
  const seen = workedOnBy(officer, 5);
  const digits = typed.replace(/\D/g, '');
  const { rows } = await reader.query<QueueLine>(
    `select ${LINE} from dossier
     where realm = $1 and ${seen.sql} and (code = $2 or code like '%-' || $2 or owner_number = $3 or owner_phone = $3
       or owner_folded like '%' || $4 || '%')
     order by submitted_at desc, code limit ${PAGE}`,
    [
      realm,
      typed.toUpperCase().replace(/[\s%_]+/g, ''),
      digits || '-',
      fold(typed).replace(/[%_\\]/g, ''),
      ...seen.values,
    ],
  );
  return rows;
}

/** How many dossiers stand in each queue of this officer, in one round trip. */
export async function queueCounts(
  reader: Reader,
  realm: string,
  officer: Officer,
  time: DeskTime,
): Promise<Record<Queue, number>> {
  const seen = workedOnBy(officer, 2);
  const values: unknown[] = [realm, ...seen.values];
  const parts = QUEUES.map((queue) => {
    const part = condition(queue, officer, time, values.length + 1);
    values.push(...part.values);
    return `count(*) filter (where ${part.sql})::integer as "${queue}"`;
  });
  const { rows } = await reader.query<Record<Queue, number>>(
    `select ${parts.join(', ')} from dossier where realm = $1 and ${seen.sql} and (${open} or exists (select from objection o
       where o.realm = dossier.realm and o.code = dossier.code and o.answered_at is null))`,
    values,
  );
  return rows[0] as Record<Queue, number>;
}
