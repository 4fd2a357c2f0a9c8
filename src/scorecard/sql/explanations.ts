import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import { type AboutRow, type AskRole, type ExplanationAbout, explanationSees } from '../rules/explanation.ts';
import type { Counts } from '../rules/points.ts';

export interface Explanation extends AboutRow {
  readonly id: string;
  readonly unit: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly asker: string;
  readonly askerName: string;
  readonly askerRole: AskRole;
  readonly target: string | null;
  readonly part: number | null;
  readonly whole: number | null;
  readonly question: string;
  readonly askedAt: Instant;
  readonly due: LocalDate;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  readonly answererName: string | null;
}

const FROM = (
  which: string,
) => `select e.id, e.unit, a.name_vi as "unitVi", a.name_en as "unitEn", e.asker, n.full_name as "askerName",
    e.asker_role as "askerRole", e.about, e.figure, e.span, e.side, e.target, t.indicator, e.part, e.whole, e.question,
    e.asked_at as "askedAt", e.due, e.answer, e.answered_at as "answeredAt", m.full_name as "answererName"
  from (${which}) e
  join agency a on a.realm = e.realm and a.code = e.unit
  join officer o on o.realm = e.realm and o.id = e.asker
  join person n on n.realm = o.realm and n.id = o.person
  left join target t on t.realm = e.realm and t.id = e.target
  left join officer b on b.realm = e.realm and b.id = e.answered_by
  left join person m on m.realm = b.realm and m.id = b.person`;

/** The requests of whoever looks, by both ways they can be theirs, each read from its own index. */
const theirs = (rest: string) => `(select * from explanation where realm = $1 and asker = $2 ${rest})
    union (select * from explanation where realm = $1 and unit = any($3::text[]) ${rest})`;

const seeing = (realm: string, viewer: Viewer) => {
  const { asker, units } = explanationSees(viewer);
  return [realm, asker, units];
};

/** One request; undefined for whoever neither asked nor heads the unit that was asked. */
export async function findExplanation(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  id: string,
): Promise<Explanation | undefined> {
  const { rows } = await reader.query<Explanation>(FROM(theirs('and id = $4')), [...seeing(realm, viewer), id]);
  return rows[0];
}

/** One request for whoever the program tells of it; no page asks this. */
export async function explanationById(reader: Reader, realm: string, id: string): Promise<Explanation | undefined> {
  const { rows } = await reader.query<Explanation>(FROM('select * from explanation where realm = $1 and id = $2'), [
    realm,
    id,
  ]);
  return rows[0];
}

/** Requests of the whole realm that wait and are due by a day, what is due first, for the program's reminders; paged by day and id. */
export async function explanationsDue(
  reader: Reader,
  realm: string,
  ask: { until: LocalDate; after?: { due: LocalDate; id: string } | undefined; limit: number },
): Promise<Explanation[]> {
  const due = `select * from explanation where realm = $1 and answered_at is null and due <= $2::date
    and ($3::date is null or (due, id) > ($3::date, $4::uuid)) order by due, id limit $5`;
  const { rows } = await reader.query<Explanation>(`${FROM(due)} order by e.due, e.id`, [
    ...[realm, ask.until, ask.after?.due ?? null, ask.after?.id ?? null, ask.limit],
  ]);
  return rows;
}

/** Holds a request until the end of the act. */
export const lockExplanation = async (tx: Tx, id: string): Promise<void> =>
  void (await tx.query('select from explanation where realm = $1 and id = $2 for update', [tx.realm, id]));

/** Requests that wait, what is due first; paged by day and id. */
export async function openExplanations(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  ask: { after?: { due: LocalDate; id: string } | undefined; limit: number },
): Promise<Explanation[]> {
  const page = `and answered_at is null and ($4::date is null or (due, id) > ($4::date, $5::uuid)) order by due, id limit $6`;
  const { rows } = await reader.query<Explanation>(`${FROM(theirs(page))} order by e.due, e.id limit $6`, [
    ...[...seeing(realm, viewer), ask.after?.due ?? null, ask.after?.id ?? null, ask.limit],
  ]);
  return rows;
}

/** Requests that were answered, the last first; paged by moment and id. */
export async function answeredExplanations(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  ask: { after?: { at: Instant; id: string } | undefined; limit: number },
): Promise<Explanation[]> {
  const page = `and answered_at is not null and ($4::double precision is null
      or (answered_at, id) < (to_timestamp($4::double precision / 1000), $5::uuid)) order by answered_at desc, id desc limit $6`;
  const { rows } = await reader.query<Explanation>(
    `${FROM(theirs(page))} order by e.answered_at desc, e.id desc limit $6`,
    [...seeing(realm, viewer), ask.after?.at ?? null, ask.after?.id ?? null, ask.limit],
  );
  return rows;
}

/** How many wait, and how many of those are late on this day. */
export async function countOpenExplanations(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  today: LocalDate,
): Promise<{ readonly open: number; readonly late: number }> {
  const { rows } = await reader.query<{ open: number; late: number }>(
    `select count(*)::integer as open, (count(*) filter (where due < $4::date))::integer as late
     from (${theirs('and answered_at is null')}) e`,
    [...seeing(realm, viewer), today],
  );
  return rows[0] ?? { open: 0, late: 0 };
}

/** Whether anybody heads a unit on a day, and so can answer for it. */
export async function isHeaded(reader: Reader, realm: string, unit: string, day: LocalDate): Promise<boolean> {
  const { rows } = await reader.query(
    `select from officer_post where realm = $1 and unit = $2 and role in ('leader', 'unit-head')
       and from_date <= $3 and coalesce(to_date >= $3, true) and coalesce(ended_on > $3, true) limit 1`,
    [realm, unit, day],
  );
  return rows.length > 0;
}

export interface ExplanationRow {
  readonly unit: string;
  readonly asker: { readonly id: string; readonly role: AskRole; readonly unit: string };
  readonly about: ExplanationAbout;
  readonly stood: Counts | null;
  readonly question: string;
  readonly due: LocalDate;
}

/** Answers its id, or nothing where the same is asked of the unit already and waits. */
export async function keepExplanation(tx: Tx, row: ExplanationRow): Promise<string | undefined> {
  const { asker, about, stood } = row;
  const target = about.about === 'target' ? about.target : null;
  const [figure, span] = about.about === 'target' ? [null, null] : [about.figure, about.span];
  const { rows } = await tx.query<{ id: string }>(
    `insert into explanation (realm, id, unit, asker, asker_role, asker_unit, about, figure, span, side, target, part, whole,
       question, asked_at, due)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, to_timestamp($15::double precision / 1000), $16)
     on conflict (realm, asker, unit, about, figure, span, side, target) where answered_at is null do nothing returning id`,
    [
      ...[tx.realm, uuidv7(tx.at), row.unit, asker.id, asker.role, asker.unit, about.about, figure, span],
      ...[about.about === 'list' ? about.side : null, target, stood?.part ?? null, stood?.whole ?? null],
      ...[row.question, tx.at, row.due],
    ],
  );
  return rows[0]?.id;
}

/** Whether it was still waiting and has its answer now. */
export async function keepAnswer(tx: Tx, id: string, by: string, answer: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update explanation set answer = $3, answered_by = $4, answered_at = to_timestamp($5::double precision / 1000)
     where realm = $1 and id = $2 and answered_at is null`,
    [tx.realm, id, answer, by, tx.at],
  );
  return rowCount === 1;
}
