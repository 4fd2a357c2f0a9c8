-- breaking: no
-- Procedures: the national catalogue, dated versions of their content, where each is filed, papers that data replace,
-- types of papers. Rows of the nation stand under realm VN; what a province adds or overrides under its own.

-- One procedure of the catalogue. `code` is the key in addresses; `printed_code` is what the source prints, which is
-- not always unique: ' 1.014325' (Tuyên Quang) and '1.014325' (Lào Cai, internal) are two procedures.
-- No index over `search`: operators of text search are not leakproof, so row-level security would not let them use it.
-- A search reads the realm's own rows and the nation's 5,670 (bench/catalogue-search.ts).
create table procedure (
  realm text not null,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9.-]{2,59}$'),
  printed_code text not null,
  kind text not null check (kind in ('standard', 'local', 'internal')),
  name text not null check (name <> ''),
  fields text[] not null,
  issuer text,
  -- Whose local or internal procedure it is, by the issuer's name.
  province text,
  life_events text[] not null default '{}',
  -- The name, and its other names, as people type them: lower case, no marks (kernel/text.ts fold).
  words text not null,
  also text not null default '',
  -- The day of the newest catalogue that lists it; none for what no national catalogue lists.
  listed_as_of date,
  recorded_at timestamptz not null,
  search tsvector generated always as (to_tsvector('simple'::regconfig, words || ' ' || also)) stored,
  primary key (realm, code)
);

create index procedure_by_listing on procedure (realm, listed_as_of);

-- A dated version of what NĐ 63/2010 Đ8 asks a procedure to say. Drafts may change; from publication on a version stands
-- as it is. Its status is read from its facts: drafted, published (published_at), withdrawn (withdrawn_from).
-- A version ends where the next published one begins, where `valid_to` says so, or where it is withdrawn.
create table procedure_version (
  realm text not null,
  code text not null,
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- For filters, taken from content when it is written.
  short_name text,
  levels text[] not null,
  subjects text[] not null,
  service_level text,
  -- Imported content may not say which decision published it; what an office publishes always does.
  origin text not null check (origin in ('import', 'office')),
  valid_from date not null,
  -- True where the source does not say when it took effect and the newest text it cites stands for that.
  valid_from_inferred boolean not null default false,
  valid_to date check (valid_to > valid_from),
  drafted_at timestamptz not null,
  drafted_by text not null,
  published_at timestamptz,
  published_by text,
  decision_number text,
  decision_date date,
  decision_signer text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_from date,
  withdrawal_number text,
  withdrawal_date date,
  primary key (realm, code, version),
  foreign key (realm, code) references procedure,
  check ((published_at is null) = (published_by is null)),
  check ((decision_number is null) = (decision_date is null)),
  check (published_at is null or origin = 'import' or decision_number is not null),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_from, withdrawal_number, withdrawal_date) in (0, 5)),
  check (withdrawn_at is null or published_at is not null)
);
-- Two versions in force on one day cannot exist: each begins on a day of its own and ends where the next begins.
create unique index procedure_version_in_force on procedure_version (realm, code, valid_from) where published_at is not null;

-- Nothing of a published version changes but its withdrawal, and that once.
create function keep_published_version() returns trigger language plpgsql as $$
declare
  free constant text[] := array['withdrawn_at', 'withdrawn_by', 'withdrawn_from', 'withdrawal_number', 'withdrawal_date'];
begin
  if old.published_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or old.withdrawn_at is not null or to_jsonb(new) - free is distinct from to_jsonb(old) - free then
    raise exception 'version % of procedure % is published and cannot be changed', old.version, old.code
      using errcode = 'check_violation', constraint = 'procedure_version_immutable';
  end if;
  return new;
end $$;
create trigger keep_published_version before update or delete on procedure_version
  for each row execute function keep_published_version();

-- Where a province has a procedure filed: in this system, at the National Portal or in a ministry's (NĐ 224/2026 Đ15.1i).
-- Without a row the rule in procedure/rules/where-to-file.ts decides.
create table procedure_route (
  realm text not null,
  code text not null,
  valid_from date not null,
  route text not null check (route in ('here', 'national-portal', 'ministry-system', 'desk-only')),
  address text,
  reason text,
  primary key (realm, code, valid_from)
);

-- Papers a person need not hand in because the State's data replace them (NQ 66.7/2025/NQ-CP, Phụ lục I).
-- The same procedure and paper may stand on several lines: the instrument's own line number is the key.
create table data_substitution (
  realm text not null,
  instrument text not null,
  line integer not null check (line > 0),
  code text not null,
  procedure_name text not null,
  paper text,
  database text not null,
  database_owner text not null,
  legal_document text not null,
  article text,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  primary key (realm, instrument, line)
);
create index data_substitution_by_procedure on data_substitution (realm, code);

-- Types of papers: common ones with a name of our own, results and components with the nation's and provinces' codes.
create table document_type (
  realm text not null,
  list text not null check (list in ('common', 'result', 'provincial-result', 'component')),
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  details jsonb not null,
  primary key (realm, list, code)
);

-- Lists of values that forms and exchanges share, in their printed order.
create table code_list (
  realm text not null,
  list text not null,
  position integer not null check (position > 0),
  value text not null,
  label text not null,
  primary key (realm, list, position)
);

-- As in 0002: the nation's rows are read by all and written only under VN.
do $$
declare
  name text;
begin
  foreach name in array array['procedure', 'procedure_version', 'procedure_route', 'data_substitution', 'document_type',
      'code_list'] loop
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
-- Reference lists are replaced whole by an import; procedures and their versions are never deleted.
grant delete on data_substitution, document_type, code_list to motcua_app;
