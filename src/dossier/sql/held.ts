import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import { POSTS_ON, type Role, type Viewer } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { workedOnBy } from './dossiers.ts';

/** An officer and how many dossiers are with him. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Works nowhere in the agency of some of them any more. */
  readonly hasLeft: boolean;
}

/** A dossier as its holder has it. */
export interface Held {
  readonly code: string;
  /** Of the dossier as it was read: who moves it on an older page is told so. */
  readonly revision: number;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly holderAgency: string;
  readonly stepName: string | null;
  readonly role: Role | null;
  readonly due: Instant | null;
}

/** Also what waits for its owner: it comes back to whoever holds it. */
const HELD = `state in ('processing', 'correcting', 'supplement') and holder is not null`;
const holderIn = (unit: string, day: string) =>
  `exists (select from (${POSTS_ON('holder', day)}) held where held.unit = ${unit} or held.unit like ${unit} || '.%')`;
/**
 * Resolved by a unit in the array `$n` or by what stands below it; or by the agency it is a room of, if that very room holds
 * it or nobody of the agency does any more (rules/may-do.ts, mayTakeFrom). `$day` is the date.
 */
const led = (n: number, day: number) =>
  `exists (select from unnest($${n}::text[]) as u where competent_agency = u or competent_agency like u || '.%'
    or (u like competent_agency || '.%'
      and (${holderIn('u', `$${day}::date`)} or not ${holderIn('competent_agency', `$${day}::date`)})))`;
const step = (field: string) =>
  `(select s->>'${field}' from process_edition e, jsonb_array_elements(e.process->'steps') as s
     where e.realm = dossier.realm and e.digest = process_digest and s->>'id' = step)`;

/** Units whose work the officer answers for. */
const unitsLed = (viewer: Viewer): string[] =>
  viewer.kind === 'officer'
    ? viewer.posts.filter(({ role }) => role === 'unit-head' || role === 'leader').map(({ unit }) => unit)
    : [];

/** Where open dossiers of those units stand, so that only those are looked through (rules/places.ts). */
const placesOf = (units: readonly string[]): string[] =>
  units.flatMap((unit) => [`open|under|${unit}`, `open|at|${unit.split('.').slice(0, -1).join('.')}`]);
const standing = (n: number) => `code in (select code from queue_line where realm = $1 and place = any($${n}::text[]))`;

/** Who holds dossiers of the units a head answers for, by name. */
export async function holdersUnder(reader: Reader, realm: string, viewer: Viewer, now: Instant): Promise<Holder[]> {
  const seen = workedOnBy(viewer, 5);
  const units = unitsLed(viewer);
  const { rows } = await reader.query<Holder>(
    `select o.id, p.full_name as name, h.count, h.left as "hasLeft" from (
       select holder, sum(n)::integer as count, bool_or(not ${holderIn('competent_agency', '$4::date')}) as left from (
         select holder, competent_agency, count(*) as n from dossier
         where realm = $1 and ${standing(3)} and ${HELD} and ${seen.sql} group by holder, competent_agency) of_agency
       where ${led(2, 4)} group by holder) h
     join officer o on o.realm = $1 and o.id = h.holder join person p on p.realm = o.realm and p.id = o.person
     order by p.full_name collate "C", o.id limit 500`,
    [realm, units, placesOf(units), dateAt(now), ...seen.values],
  );
  return rows;
}

/** How many dossiers of those units are with somebody who works nowhere in their agency any more: nobody sees to them. */
export async function leftBehind(reader: Reader, realm: string, viewer: Viewer, now: Instant): Promise<number> {
  const units = unitsLed(viewer);
  if (units.length === 0) return 0;
  const seen = workedOnBy(viewer, 4);
  const { rows } = await prepared<{ count: number }>(
    reader,
    `with left_one as (select distinct officer from officer_post
       where realm = $1 and (ended_on <= $3::date or to_date < $3::date))
     select count(*)::integer as count from dossier
     where realm = $1 and code in (select l.code from left_one join queue_line l on l.realm = $1 and l.place = 'open|by|' || left_one.officer)
       and ${HELD} and ${led(2, 3)} and not ${holderIn('competent_agency', '$3::date')} and ${seen.sql}`,
    [realm, units, dateAt(now), ...seen.values],
  );
  return rows[0]?.count ?? 0;
}

/** As many as are done at once (bulk.ts); the rest follow once these are moved. */
export const HELD_PAGE = 50;

/** What one officer holds of those units, by what is due first. */
export async function heldBy(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { officer, now }: { officer: string; now: Instant },
): Promise<Held[]> {
  const seen = workedOnBy(viewer, 6);
  const { rows } = await reader.query<Held>(
    `select code, revision, procedure_name as "procedureName", owner_name as "ownerName", holder_agency as "holderAgency",
       ${step('name')} as "stepName", ${step('role')} as role, due
     from dossier where realm = $1 and ${standing(4)} and holder = $3 and ${HELD} and ${led(2, 5)} and ${seen.sql}
     order by due, code limit ${HELD_PAGE}`,
    [realm, unitsLed(viewer), officer, [`open|by|${officer}`], dateAt(now), ...seen.values],
  );
  return rows;
}
