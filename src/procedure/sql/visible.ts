/** Who looks at the catalogue. */
export interface Viewer {
  officer: boolean;
}

/**
 * Internal procedures are for officers only (QĐ 1085/QĐ-TTg): the one condition of every list, count, search, export and
 * page over `procedure p`.
 */
export const visibleTo = (viewer: Viewer): string => (viewer.officer ? 'true' : `p.kind <> 'internal'`);

/** A realm's own row takes the place of the nation's with the same code. $1 is the realm. */
export const ownFirst = `p.realm in ($1, 'VN') and (p.realm = $1 or not exists
  (select from procedure own where own.realm = $1 and own.code = p.code))`;

/**
 * The newest version of each procedure that has begun by a day, and whether it has `ended`: $1 the realm, $2 the day. A
 * realm's own version takes the place of the nation's; one that ended (withdrawn, or past valid_to) is not followed by the
 * one before it. `ended` is a column and not a condition: a condition makes the planner expect next to no rows.
 */
export const begun = `select distinct on (v.code) v.code, v.short_name, v.levels, v.subjects, v.service_level,
    coalesce(v.valid_to <= $2::date, false) or coalesce(v.withdrawn_from <= $2::date, false) as ended
  from procedure_version v
  where v.realm in ($1, 'VN') and v.published_at is not null and v.valid_from <= $2::date
  order by v.code, (v.realm = $1) desc, v.valid_from desc`;
