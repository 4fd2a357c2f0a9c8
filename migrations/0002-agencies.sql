-- breaking: no
-- Units of the land and agencies of the office: where each stands, from when to when, and what became of it.
-- valid_to is the first day on which a row no longer holds; null while it holds.

create extension if not exists btree_gist;

-- Provinces, districts (until 01/7/2025) and communes of the General Statistics Office's list (QĐ 124/2004, QĐ 19/2025).
-- A code outlives its unit: xã Tịnh Khê of 2024 and of 2025 are two rows of one code. The day is part of the key.
create table administrative_unit (
  realm text not null,
  level text not null check (level in ('province', 'district', 'commune')),
  code text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  -- False where the source only knows that it was so by then (data/README.md).
  from_known boolean not null,
  to_known boolean not null,
  type text not null,
  name text not null check (name <> ''),
  -- Type and name as kernel/text.ts folds them, for search without marks.
  folded text not null check (folded ~ '^[a-z0-9]+( [a-z0-9]+)*$'),
  parent_level text,
  parent_code text,
  -- Level-1 identifier of a province's agencies (QĐ 20/2020/QĐ-TTg): H48.
  agency_code text check (agency_code ~ '^[A-Z][0-9]{2}$'),
  -- Codes another source gives the same unit (data/README.md, known disagreements).
  other_codes text[] not null default '{}',
  basis text,
  import uuid not null,
  primary key (realm, level, code, valid_from),
  constraint unit_code check (code ~ case level when 'province' then '^[0-9]{2}$' when 'district' then '^[0-9]{3}$' else '^[0-9]{5}$' end),
  constraint unit_type check (type = any (case level
    when 'province' then array['province', 'municipality']
    when 'district' then array['urban-district', 'rural-district', 'town', 'city']
    else array['ward', 'commune', 'township', 'special-zone'] end)),
  constraint unit_parent check (case level
    when 'province' then parent_level is null and parent_code is null
    when 'district' then parent_level = 'province' and parent_code is not null
    else parent_level in ('province', 'district') and parent_code is not null end),
  constraint agency_code_of_province check (agency_code is null or level = 'province'),
  -- Deferred: an import may put the right interval before it takes the wrong one away.
  constraint one_unit_at_a_time exclude using gist
    (realm with =, level with =, code with =, daterange(valid_from, valid_to) with &&) deferrable initially deferred
);
create index administrative_unit_children on administrative_unit (realm, parent_level, parent_code, folded);
create index administrative_unit_by_level on administrative_unit (realm, level, folded, code, valid_from);
create index administrative_unit_search on administrative_unit using gin (folded gin_trgm_ops);
create index administrative_unit_other_codes on administrative_unit using gin (other_codes);

-- A parent is named by its code and found by the day, so no foreign key can hold it (temporal keys come with
-- PostgreSQL 18 only): this does, when the act ends. That a parent outlives its children is left to the import.
create function parent_stands() returns trigger language plpgsql as $$
begin
  if new.parent_code is not null and not exists (select from administrative_unit p
      where p.realm = new.realm and p.level = new.parent_level and p.code = new.parent_code
        and p.valid_from <= new.valid_from and (p.valid_to is null or p.valid_to > new.valid_from)) then
    raise exception 'unit % % has no parent % % on %', new.level, new.code, new.parent_level, new.parent_code, new.valid_from
      using errcode = 'foreign_key_violation', constraint = 'parent_stands';
  end if;
  return null;
end $$;
create constraint trigger parent_stands after insert or update of parent_level, parent_code, valid_from on administrative_unit
  deferrable initially deferred for each row execute function parent_stands();

-- What became of a unit on the day the new one begins.
--   F  nhập toàn bộ                                     P  nhập một phần (diện tích và dân số)
--   P1 nhập một phần diện tích, toàn bộ dân số          P2 nhập một phần diện tích
--   P3 nhập một phần dân số                             K  giữ nguyên
--   C  giữ mã, đổi tên, đổi loại hoặc đổi đơn vị cấp trên (có thể nhận thêm phần khác)
-- An old unit without a row here ended and the sources do not say into what.
create table unit_succession (
  realm text not null,
  old_level text not null,
  old_code text not null,
  day date not null,
  new_level text not null,
  new_code text not null,
  kind text not null check (kind in ('F', 'P', 'P1', 'P2', 'P3', 'K', 'C')),
  basis text not null check (basis <> ''),
  import uuid not null,
  primary key (realm, old_level, old_code, day, new_level, new_code)
);
create index unit_succession_into on unit_succession (realm, new_level, new_code, day);

-- An office of the state. The code is its electronic identifier (QĐ 20/2020/QĐ-TTg, root first), never given twice.
create table agency (
  realm text not null,
  code text not null check (code ~ '^[A-Z][0-9]{2}(\.[A-Z0-9]{2,3}){0,6}$' and length(code) <= 35),
  -- The identifier of QCVN 102:2016/BTTTT, root last; null where the new one does not fit its four levels.
  old_code text check (old_code ~ '^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}$'),
  kind text not null check (kind in ('committee', 'office', 'department', 'inspectorate', 'board', 'sub-department',
    'one-stop-centre', 'centre', 'police', 'division')),
  -- District: only agencies of the past (districts ended on 01/7/2025).
  level text not null check (level in ('province', 'district', 'commune')),
  name_vi text not null check (name_vi <> ''),
  name_en text not null check (name_en <> ''),
  folded text not null,
  parent text,
  -- The unit it serves or stands in, by level and code; found by the day like a unit's parent.
  place_level text not null check (place_level in ('province', 'district', 'commune')),
  place_code text not null,
  address text,
  phone text,
  -- True where the code was made for the demonstration and given by nobody.
  code_is_demo boolean not null default false,
  basis text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (realm, code),
  foreign key (realm, parent) references agency (realm, code),
  check (parent <> code)
);
create unique index agency_by_old_code on agency (realm, old_code) where old_code is not null;
create index agency_children on agency (realm, parent, code);
create index agency_committees on agency (realm, folded, code) where level = 'commune' and kind = 'committee';
create index agency_by_place on agency (realm, place_level, place_code);

-- Which agency carries on the work of one that ended (NQ 190/2025/QH15): dossiers, papers and duties follow it.
create table agency_succession (
  realm text not null,
  old_agency text not null,
  new_agency text not null,
  day date not null,
  -- What of the old agency's work goes over; null: all of it.
  matter text check (matter <> ''),
  basis text not null check (basis <> ''),
  primary key (realm, old_agency, new_agency),
  foreign key (realm, old_agency) references agency (realm, code),
  foreign key (realm, new_agency) references agency (realm, code),
  check (old_agency <> new_agency)
);
create index agency_succession_into on agency_succession (realm, new_agency);

-- Which agency settles a matter for a place. The most specific row wins: procedure before field before everything,
-- then commune before the whole realm. Empty text stands for "any", so that one constraint sees all rows.
create table competence (
  realm text not null,
  level text not null check (level in ('province', 'commune')),
  procedure text not null default '',
  -- Name of the field as the catalogue has it; field_key is that name folded and decides.
  field text not null default '',
  field_key text not null default '',
  place_level text not null default '' check (place_level in ('', 'province', 'commune')),
  place_code text not null default '',
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  agency text not null,
  basis text not null,
  primary key (realm, level, procedure, field_key, place_level, place_code, valid_from),
  foreign key (realm, agency) references agency (realm, code),
  check (procedure = '' or field_key = ''),
  check ((field = '') = (field_key = '')),
  check ((place_level = '') = (place_code = '')),
  constraint one_competence_at_a_time exclude using gist (realm with =, level with =, procedure with =, field_key with =,
    place_level with =, place_code with =, daterange(valid_from, valid_to) with &&)
);
create index competence_of_agency on competence (realm, agency);

-- A week as {"1": [[450, 690], [780, 1020]], …}: ISO weekday to sessions in minutes since midnight, in order, none over another,
-- all closed before midnight.
create function is_sessions(sessions jsonb) returns boolean language sql immutable as $$
  select case when jsonb_typeof(sessions) <> 'array' then false else
    coalesce((select bool_and(case when jsonb_typeof(s) = 'array' and jsonb_array_length(s) = 2
        and jsonb_typeof(s -> 0) = 'number' and jsonb_typeof(s -> 1) = 'number' then
          (s ->> 0) ~ '^[0-9]{1,4}$' and (s ->> 1) ~ '^[0-9]{1,4}$'
          and (s ->> 0)::int < (s ->> 1)::int and (s ->> 1)::int < 1440
          and (n = 1 or (sessions -> (n::int - 2) ->> 1)::numeric <= (s ->> 0)::numeric)
        else false end)
      from jsonb_array_elements(sessions) with ordinality as e(s, n)), true) end
$$;
create function is_week(week jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(week) = 'object'
    and not exists (select from jsonb_object_keys(week) as day where day !~ '^[1-7]$')
    and not exists (select from jsonb_each(week) as d(day, sessions) where not is_sessions(sessions))
$$;

-- Hours of an agency and of those below it that have none. `working` counts for terms; `reception` is when the door is
-- open to people, which may be more (Saturday morning, QĐ 14/2010/QĐ-TTg) and makes no working day.
create table office_hours (
  realm text not null,
  agency text not null,
  purpose text not null check (purpose in ('working', 'reception')),
  valid_from date not null,
  week jsonb not null check (is_week(week)),
  basis text not null,
  primary key (realm, agency, purpose, valid_from),
  foreign key (realm, agency) references agency (realm, code)
);

-- Days off and make-up days: the nation's under VN with scope '', a realm's own with scope '', an agency's with its code.
create table calendar_day (
  realm text not null,
  scope text not null default '',
  day date not null,
  kind text not null check (kind in ('off', 'work')),
  -- Why it is off: holiday on its own day, moved from a weekend (BLLĐ Đ111.3), swapped with a make-up day, or local.
  reason text not null check (reason in ('holiday', 'moved', 'swapped', 'make-up', 'local')),
  name_vi text not null,
  name_en text not null,
  -- A make-up day is worked like this weekday (1 Monday … 7 Sunday), in place of this day.
  like_weekday smallint check (like_weekday between 1 and 7),
  instead_of date,
  -- Its own sessions; null: those of like_weekday, or of its own weekday.
  sessions jsonb check (is_sessions(sessions)),
  source text not null check (source <> ''),
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  -- The import it came by; null when an office published it.
  import uuid,
  agency text generated always as (nullif(scope, '')) stored,
  primary key (realm, scope, day),
  foreign key (realm, agency) references agency (realm, code),
  check (kind = 'work' or (like_weekday is null and instead_of is null and sessions is null)),
  check (case kind when 'work' then reason in ('make-up', 'local') else reason <> 'make-up' end)
);

-- Days of which nobody has yet said whether they are off. A term that needs them says so.
create table calendar_unknown (
  realm text not null,
  scope text not null default '' check (scope = ''),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  why_vi text not null,
  why_en text not null,
  name_vi text not null,
  name_en text not null,
  -- Days taken as off until it is announced.
  assumed_off date[] not null default '{}',
  source text not null,
  import uuid not null,
  primary key (realm, scope, first_day),
  constraint unknown_once exclude using gist (realm with =, daterange(first_day, last_day, '[]') with &&) deferrable initially deferred
);

-- From which day to which the calendar of a realm is kept at all; outside it every day is unknown.
create table calendar_span (
  realm text not null primary key,
  known_from date not null,
  known_to date not null check (known_to >= known_from),
  as_of date not null
);

-- The nation's rows are read by all and written only under VN. Reading and writing have policies of their own: one
-- policy for both would let a realm delete what it may only read, because DELETE asks USING alone.
do $$
declare
  name text;
begin
  foreach name in array array['administrative_unit', 'unit_succession', 'agency', 'agency_succession', 'competence',
      'office_hours', 'calendar_day', 'calendar_unknown', 'calendar_span'] loop
    execute format('alter table %I enable row level security', name);
    execute format($policy$create policy reading on %I for select
      using (realm in (current_setting('motcua.realm', true), 'VN'))$policy$, name);
    execute format($policy$create policy adding on %I for insert
      with check (realm = current_setting('motcua.realm', true))$policy$, name);
    execute format($policy$create policy changing on %I for update
      using (realm = current_setting('motcua.realm', true))$policy$, name);
    execute format($policy$create policy removing on %I for delete
      using (realm = current_setting('motcua.realm', true))$policy$, name);
    execute format('grant select on %I to motcua_app, motcua_read', name);
    execute format('grant insert, update on %I to motcua_app', name);
  end loop;
end $$;
-- Only what an import or a later decision replaces is ever deleted; agencies and their hours are closed, not removed.
grant delete on administrative_unit, unit_succession, competence, calendar_day, calendar_unknown to motcua_app;
