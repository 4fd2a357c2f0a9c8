import { NATION, type Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';

type StoredSessions = readonly (readonly [number, number])[];

export interface CalendarRow {
  /** 0 the agency itself, 1 the one above it …; the realm's own days come after those, the nation's last. */
  readonly distance: number;
  readonly day: LocalDate;
  readonly kind: 'off' | 'work';
  readonly reason: 'holiday' | 'moved' | 'swapped' | 'make-up' | 'local';
  readonly nameVi: string;
  readonly nameEn: string;
  readonly likeWeekday: number | null;
  readonly insteadOf: LocalDate | null;
  readonly sessions: StoredSessions | null;
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** Days published by the agency, those above it, its realm and the nation, from a day to a day, both included. */
export async function calendarRows(
  reader: Reader,
  realm: string,
  agency: string | null,
  from: LocalDate,
  to: LocalDate,
): Promise<CalendarRow[]> {
  const found = await prepared<CalendarRow>(
    reader,
    `with recursive path as (
       select a.code, a.parent, 0 as depth from agency a where a.realm = $1 and a.code = $2
       union all select a.code, a.parent, path.depth + 1 from path join agency a on a.realm = $1 and a.code = path.parent),
     scopes as (
       select $1 as realm, code as scope, depth from path
       union all values ($1, '', 1000), ($3, '', 2000))
     select s.depth as distance, d.day, d.kind, d.reason, d.name_vi as "nameVi", d.name_en as "nameEn",
       d.like_weekday as "likeWeekday", d.instead_of as "insteadOf", d.sessions, d.source, d.confidence
     from scopes s join calendar_day d on d.realm = s.realm and d.scope = s.scope and d.day between $4 and $5
     order by d.day, s.depth`,
    [realm, agency, NATION, from, to],
  );
  return found.rows;
}

/** A day off or worked as somebody published it. */
export interface PublishedLine
  extends Pick<CalendarRow, 'day' | 'kind' | 'nameVi' | 'nameEn' | 'likeWeekday' | 'source'> {
  readonly isNational: boolean;
  /** The agency it is for, with those below; '': everybody. */
  readonly scope: string;
  readonly agencyVi: string | null;
  readonly agencyEn: string | null;
}

/** Every day that the nation, the realm or an agency of it published, from a day to a day, both included. */
export const publishedBetween = async (
  reader: Reader,
  realm: string,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<PublishedLine[]> =>
  (
    await reader.query<PublishedLine>(
      `select d.day, d.kind, d.name_vi as "nameVi", d.name_en as "nameEn", d.like_weekday as "likeWeekday", d.source,
         d.realm = $2 as "isNational", d.scope, a.name_vi as "agencyVi", a.name_en as "agencyEn"
       from calendar_day d left join agency a on a.realm = d.realm and a.code = d.scope
       where d.realm in ($1, $2) and d.day between $3 and $4 order by d.day, 7 desc, d.scope limit 500`,
      [realm, NATION, from, to],
    )
  ).rows;

export interface UnknownRow {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly vi: string;
  readonly en: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly assumedOff: LocalDate[];
  readonly source: string;
}

/** The nation's unknown periods that touch the days from `from` to `to`. */
export async function unknownRows(reader: Reader, from: LocalDate, to: LocalDate): Promise<UnknownRow[]> {
  const found = await prepared<UnknownRow>(
    reader,
    `select first_day as "from", last_day as "to", why_vi as vi, why_en as en, name_vi as "nameVi", name_en as "nameEn",
       assumed_off::text[] as "assumedOff", source
     from calendar_unknown where realm = $1 and last_day >= $2 and first_day <= $3 order by first_day`,
    [NATION, from, to],
  );
  return found.rows;
}

export interface Span {
  readonly knownFrom: LocalDate;
  readonly knownTo: LocalDate;
}

/** From when to when the nation's calendar is kept; undefined before the first import. */
export async function calendarSpan(reader: Reader): Promise<Span | undefined> {
  const found = await prepared<Span>(
    reader,
    `select known_from as "knownFrom", known_to as "knownTo" from calendar_span where realm = $1`,
    [NATION],
  );
  return found.rows[0];
}

export interface NewDay extends Omit<CalendarRow, 'distance'> {
  readonly scope: string;
}

const DAY = `scope text, day date, kind text, reason text, "nameVi" text, "nameEn" text, "likeWeekday" smallint,
  "insteadOf" date, sessions jsonb, source text, confidence text`;

/** Puts days, in place of what stood for the same scope and day. */
export const putDays = (tx: Tx, importId: string | null, days: readonly NewDay[]): Promise<unknown> =>
  tx.query(
    `insert into calendar_day (realm, scope, day, kind, reason, name_vi, name_en, like_weekday, instead_of, sessions,
       source, confidence, import)
     select $1, r.scope, r.day, r.kind, r.reason, r."nameVi", r."nameEn", r."likeWeekday", r."insteadOf",
       nullif(r.sessions, 'null'), r.source, r.confidence, $2
     from json_to_recordset($3::json) as r(${DAY})
     on conflict (realm, scope, day) do update set kind = excluded.kind, reason = excluded.reason, name_vi = excluded.name_vi,
       name_en = excluded.name_en, like_weekday = excluded.like_weekday, instead_of = excluded.instead_of,
       sessions = excluded.sessions, source = excluded.source, confidence = excluded.confidence, import = excluded.import`,
    [tx.realm, importId, JSON.stringify(days)],
  );

/** Puts the unknown periods of an import in place of the earlier ones and sets the span; drops days it no longer has. */
export async function putUnknown(
  tx: Tx,
  importId: string,
  unknown: readonly UnknownRow[],
  span: Span & { asOf: LocalDate },
): Promise<void> {
  await tx.query('delete from calendar_day where realm = $1 and import <> $2', [tx.realm, importId]);
  await tx.query('delete from calendar_unknown where realm = $1', [tx.realm]);
  await tx.query(
    `insert into calendar_unknown (realm, first_day, last_day, why_vi, why_en, name_vi, name_en, assumed_off, source, import)
     select $1, r."from", r."to", r.vi, r.en, r."nameVi", r."nameEn", r."assumedOff", r.source, $2
     from json_to_recordset($3::json) as r("from" date, "to" date, vi text, en text, "nameVi" text, "nameEn" text,
       "assumedOff" date[], source text)`,
    [tx.realm, importId, JSON.stringify(unknown)],
  );
  await tx.query(
    `insert into calendar_span (realm, known_from, known_to, as_of) values ($1, $2, $3, $4)
     on conflict (realm) do update set known_from = excluded.known_from, known_to = excluded.known_to, as_of = excluded.as_of`,
    [tx.realm, span.knownFrom, span.knownTo, span.asOf],
  );
}
