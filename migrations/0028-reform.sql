-- breaking: no
-- What a province's reform is judged by: self-scoring of its units, targets that directives set, statutory reports.
-- Points and percentages are whole hundredths.

-- The form of a group of units in a year: who appraises, until when each does what, caps, classes.
create table par_form (
  realm text not null,
  year integer not null check (year between 2000 and 2100),
  group_code text not null check (group_code ~ '^[a-z0-9-]{1,20}$'),
  name_vi text not null,
  name_en text not null,
  basis text not null,
  -- Whose controllers appraise.
  appraiser text not null,
  self_from date not null,
  self_to date not null,
  first_to date not null,
  explain_to date not null,
  second_to date not null,
  survey_max integer not null check (survey_max >= 0),
  bonus_max integer not null check (bonus_max >= 0),
  penalty_max integer not null check (penalty_max >= 0),
  -- [{"vi", "en", "from"}] downwards; the last from 0.
  classes jsonb not null,
  primary key (realm, year, group_code),
  foreign key (realm, appraiser) references agency (realm, code),
  check (self_from <= self_to and self_to <= first_to and first_to <= explain_to and explain_to <= second_to)
);
create table par_criterion (
  realm text not null,
  year integer not null,
  group_code text not null,
  code text not null check (code ~ '^[0-9]+([.][0-9]+)*$'),
  -- The place in the form, counted through the whole tree.
  place integer not null check (place > 0),
  title_vi text not null,
  title_en text not null,
  max integer not null check (max > 0),
  -- Whether it is scored itself; else its points are the sum of those below.
  is_leaf boolean not null,
  primary key (realm, year, group_code, code),
  unique (realm, year, group_code, place),
  foreign key (realm, year, group_code) references par_form (realm, year, group_code)
);
-- A unit's sheet of a year.
create table par_sheet (
  realm text not null,
  year integer not null,
  unit text not null,
  group_code text not null,
  primary key (realm, year, unit),
  foreign key (realm, year, group_code) references par_form (realm, year, group_code),
  foreign key (realm, unit) references agency (realm, code)
);
create index par_sheet_of_group on par_sheet (realm, year, group_code, unit);
-- A stage that was closed: self-scoring sent, appraised, explained, appraised again.
create table par_stage (
  realm text not null,
  year integer not null,
  unit text not null,
  stage text not null check (stage in ('self', 'first', 'explain', 'second')),
  at timestamptz not null,
  by uuid not null,
  primary key (realm, year, unit, stage),
  foreign key (realm, year, unit) references par_sheet (realm, year, unit),
  foreign key (realm, by) references officer (realm, id)
);
-- What was given for a criterion, each time it was; the last of a stage counts. `subject` is a criterion's code,
-- or `bonus`, `penalty`, `survey`.
create table par_score (
  realm text not null,
  year integer not null,
  unit text not null,
  subject text not null,
  stage text not null check (stage in ('self', 'first', 'explain', 'second')),
  seq integer not null check (seq > 0),
  points integer check (points >= 0),
  note text not null check (length(note) <= 4000),
  -- In the first round: the unit is asked to explain.
  asks boolean not null default false,
  at timestamptz not null,
  by uuid not null,
  primary key (realm, year, unit, subject, stage, seq),
  foreign key (realm, year, unit) references par_sheet (realm, year, unit),
  foreign key (realm, by) references officer (realm, id),
  check ((points is null) = (stage = 'explain')),
  check (not asks or stage = 'first')
);
create table par_evidence (
  realm text not null,
  id uuid not null,
  year integer not null,
  unit text not null,
  subject text not null,
  stage text not null check (stage in ('self', 'explain')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text not null,
  size bigint not null check (size > 0),
  at timestamptz not null,
  by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (realm, id),
  foreign key (realm, year, unit) references par_sheet (realm, year, unit),
  foreign key (realm, by) references officer (realm, id),
  foreign key (realm, removed_by) references officer (realm, id),
  check ((removed_at is null) = (removed_by is null))
);
create index par_evidence_of_sheet on par_evidence (realm, year, unit, subject, at, id) where removed_at is null;

-- A paper that orders something, and what it orders as targets with an owner and a day.
create table directive (
  realm text not null,
  id uuid not null,
  kind text not null check (kind in ('official-letter', 'plan', 'decision', 'resolution', 'directive')),
  number text not null check (number <> ''),
  issued_on date not null,
  issuer text not null check (issuer <> ''),
  summary text not null check (length(summary) between 1 and 500),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  name text,
  type text,
  size bigint check (size > 0),
  at timestamptz not null,
  by uuid not null,
  primary key (realm, id),
  unique (realm, number, issued_on, issuer),
  foreign key (realm, by) references officer (realm, id),
  check ((sha256 is null) = (name is null) and (sha256 is null) = (type is null) and (sha256 is null) = (size is null))
);
create index directive_by_day on directive (realm, issued_on desc, id desc);
create table target (
  realm text not null,
  id uuid not null,
  directive uuid not null,
  -- The agency that answers for it, and the officer who sees to it.
  unit text not null,
  owner uuid not null,
  indicator text not null,
  -- Hundredths of a percent; reached at or above it.
  wanted integer not null check (wanted between 1 and 10000),
  due date not null,
  at timestamptz not null,
  by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text check (end_reason <> ''),
  primary key (realm, id),
  unique (realm, directive, unit, indicator),
  foreign key (realm, directive) references directive (realm, id),
  foreign key (realm, unit) references agency (realm, code),
  foreign key (realm, owner) references officer (realm, id),
  foreign key (realm, by) references officer (realm, id),
  foreign key (realm, ended_by) references officer (realm, id),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create index target_by_due on target (realm, due, id) where ended_at is null;
create index target_of_unit on target (realm, unit, due, id) where ended_at is null;
create index target_of_owner on target (realm, owner, due, id) where ended_at is null;

-- A statutory report as it was sent; sent again it is another version, and the ones before stay.
create table statutory_report (
  realm text not null,
  form text not null check (form in ('07a', '07b', '05c', '06a', '06b', '08b', '08c', '09a', '09b', '03b', '04b', '04d')),
  unit text not null,
  from_date date not null,
  to_date date not null,
  version integer not null check (version > 0),
  figures jsonb not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  primary key (realm, form, unit, from_date, to_date, version),
  foreign key (realm, unit) references agency (realm, code),
  foreign key (realm, by) references officer (realm, id),
  check (from_date <= to_date),
  check (version = 1 or reason <> '')
);
create index statutory_report_by_end on statutory_report (realm, unit, to_date desc, form, version desc);

do $$ declare name text; begin
  foreach name in array array['par_form', 'par_criterion', 'par_sheet', 'par_stage', 'par_score', 'par_evidence',
    'directive', 'target', 'statutory_report'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;
-- A form is put anew until something stands on it; a window is moved; evidence is taken away; a target is ended.
grant update, delete on par_form, par_criterion, par_sheet to motcua_app;
grant update on par_evidence, directive, target to motcua_app;
