create table code_list (
  realm text not null,
  list text not null,
  "position" integer not null,
  value text not null,
  label text not null,
  constraint code_list_pkey PRIMARY KEY (realm, list, "position"),
  constraint code_list_position_check CHECK (("position" > 0))
);

alter table code_list enable row level security;
create policy realm on code_list using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on code_list to motcua_app;
grant select on code_list to motcua_read;

create table data_substitution (
  realm text not null,
  instrument text not null,
  line integer not null,
  code text not null,
  procedure_name text not null,
  paper text,
  database text not null,
  database_owner text not null,
  legal_document text not null,
  article text,
  valid_from date not null,
  valid_to date not null,
  constraint data_substitution_check CHECK ((valid_to >= valid_from)),
  constraint data_substitution_line_check CHECK ((line > 0)),
  constraint data_substitution_pkey PRIMARY KEY (realm, instrument, line)
);

CREATE INDEX data_substitution_by_procedure ON public.data_substitution USING btree (realm, code);
alter table data_substitution enable row level security;
create policy realm on data_substitution using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on data_substitution to motcua_app;
grant select on data_substitution to motcua_read;

create table document_type (
  realm text not null,
  list text not null,
  code text not null,
  name text not null,
  details jsonb not null,
  constraint document_type_code_check CHECK ((code <> ''::text)),
  constraint document_type_list_check CHECK ((list = ANY (ARRAY['common'::text, 'result'::text, 'provincial-result'::text, 'component'::text]))),
  constraint document_type_name_check CHECK ((name <> ''::text)),
  constraint document_type_pkey PRIMARY KEY (realm, list, code)
);

alter table document_type enable row level security;
create policy realm on document_type using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on document_type to motcua_app;
grant select on document_type to motcua_read;

create table half_sign_in (
  realm text not null,
  token_hash text not null,
  way uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint half_sign_in_pkey PRIMARY KEY (realm, token_hash),
  constraint half_sign_in_realm_way_fkey FOREIGN KEY (realm, way) REFERENCES way_to_sign_in(realm, id),
  constraint half_sign_in_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

CREATE INDEX half_sign_in_by_way ON public.half_sign_in USING btree (realm, way);
alter table half_sign_in enable row level security;
create policy realm on half_sign_in using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on half_sign_in to motcua_app;

create table identity_key (
  realm text not null,
  name text not null,
  value bytea not null,
  constraint identity_key_pkey PRIMARY KEY (realm, name)
);

alter table identity_key enable row level security;
create policy realm on identity_key using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on identity_key to motcua_app;

create table officer (
  realm text not null,
  id uuid not null,
  person uuid not null,
  enrolled_at timestamp with time zone not null,
  constraint officer_pkey PRIMARY KEY (realm, id),
  constraint officer_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id),
  constraint officer_realm_person_key UNIQUE (realm, person)
);

alter table officer enable row level security;
create policy realm on officer using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on officer to motcua_app;
grant select on officer to motcua_read;

create table officer_post (
  realm text not null,
  id uuid not null,
  officer uuid not null,
  unit text not null,
  role text not null,
  from_date date not null,
  to_date date,
  appointed_at timestamp with time zone not null,
  constraint officer_post_check CHECK ((to_date >= from_date)),
  constraint officer_post_pkey PRIMARY KEY (realm, id),
  constraint officer_post_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id),
  constraint officer_post_role_check CHECK ((role = ANY (ARRAY['receiver'::text, 'handler'::text, 'unit-head'::text, 'leader'::text, 'clerk'::text, 'controller'::text, 'supervisor'::text, 'administrator'::text])))
);

CREATE INDEX officer_post_by_officer ON public.officer_post USING btree (realm, officer);
CREATE INDEX officer_post_by_unit ON public.officer_post USING btree (realm, unit, role);
CREATE UNIQUE INDEX officer_post_open ON public.officer_post USING btree (realm, officer, unit, role) WHERE (to_date IS NULL);
alter table officer_post enable row level security;
create policy realm on officer_post using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on officer_post to motcua_app;
grant select on officer_post to motcua_read;

create table officer_substitution (
  realm text not null,
  id uuid not null,
  officer uuid not null,
  substitute uuid not null,
  from_date date not null,
  to_date date not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint officer_substitution_check CHECK ((substitute <> officer)),
  constraint officer_substitution_check1 CHECK ((to_date >= from_date)),
  constraint officer_substitution_pkey PRIMARY KEY (realm, id),
  constraint officer_substitution_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id),
  constraint officer_substitution_realm_substitute_fkey FOREIGN KEY (realm, substitute) REFERENCES officer(realm, id)
);

CREATE INDEX officer_substitution_by_substitute ON public.officer_substitution USING btree (realm, substitute, to_date);
alter table officer_substitution enable row level security;
create policy realm on officer_substitution using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on officer_substitution to motcua_app;
grant select on officer_substitution to motcua_read;

create table person (
  realm text not null,
  id uuid not null,
  personal_number text,
  full_name text not null,
  folded_name text not null,
  birth_date date,
  created_at timestamp with time zone not null,
  constraint person_full_name_check CHECK (((full_name <> ''::text) AND (full_name = btrim(full_name)))),
  constraint person_personal_number_check CHECK ((personal_number ~ '^[0-9]{12}$'::text)),
  constraint person_pkey PRIMARY KEY (realm, id)
);

CREATE UNIQUE INDEX person_by_number ON public.person USING btree (realm, personal_number) WHERE (personal_number IS NOT NULL);
alter table person enable row level security;
create policy realm on person using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on person to motcua_app;

create table procedure (
  realm text not null,
  code text not null,
  printed_code text not null,
  kind text not null,
  name text not null,
  fields text[] not null,
  issuer text,
  life_events text[] not null default '{}'::text[],
  words text not null,
  also text not null default ''::text,
  listed_as_of date,
  recorded_at timestamp with time zone not null,
  search tsvector generated always as (to_tsvector('simple'::regconfig, ((words || ' '::text) || also))) stored,
  constraint procedure_code_check CHECK ((code ~ '^[A-Za-z0-9][A-Za-z0-9.-]{2,59}$'::text)),
  constraint procedure_kind_check CHECK ((kind = ANY (ARRAY['standard'::text, 'local'::text, 'internal'::text]))),
  constraint procedure_name_check CHECK ((name <> ''::text)),
  constraint procedure_pkey PRIMARY KEY (realm, code)
);

CREATE INDEX procedure_by_printed_code ON public.procedure USING btree (realm, btrim(printed_code));
alter table procedure enable row level security;
create policy realm on procedure using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on procedure to motcua_app;
grant select on procedure to motcua_read;

create table procedure_route (
  realm text not null,
  code text not null,
  valid_from date not null,
  route text not null,
  address text,
  reason text,
  constraint procedure_route_pkey PRIMARY KEY (realm, code, valid_from),
  constraint procedure_route_route_check CHECK ((route = ANY (ARRAY['here'::text, 'national-portal'::text, 'ministry-system'::text, 'desk-only'::text])))
);

alter table procedure_route enable row level security;
create policy realm on procedure_route using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on procedure_route to motcua_app;
grant select on procedure_route to motcua_read;

create table procedure_version (
  realm text not null,
  code text not null,
  version integer not null,
  content jsonb not null,
  digest text not null,
  short_name text,
  levels text[] not null,
  subjects text[] not null,
  service_level text,
  origin text not null,
  valid_from date not null,
  valid_from_inferred boolean not null default false,
  valid_to date,
  drafted_at timestamp with time zone not null,
  drafted_by text not null,
  published_at timestamp with time zone,
  published_by text,
  decision_number text,
  decision_date date,
  decision_signer text,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_from date,
  withdrawal_number text,
  withdrawal_date date,
  constraint procedure_version_check CHECK ((valid_to > valid_from)),
  constraint procedure_version_check1 CHECK (((published_at IS NULL) = (published_by IS NULL))),
  constraint procedure_version_check2 CHECK (((decision_number IS NULL) = (decision_date IS NULL))),
  constraint procedure_version_check3 CHECK (((published_at IS NULL) OR (origin = 'import'::text) OR (decision_number IS NOT NULL))),
  constraint procedure_version_check4 CHECK ((num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_from, withdrawal_number, withdrawal_date) = ANY (ARRAY[0, 5]))),
  constraint procedure_version_check5 CHECK (((withdrawn_at IS NULL) OR (published_at IS NOT NULL))),
  constraint procedure_version_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint procedure_version_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint procedure_version_origin_check CHECK ((origin = ANY (ARRAY['import'::text, 'office'::text]))),
  constraint procedure_version_pkey PRIMARY KEY (realm, code, version),
  constraint procedure_version_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES procedure(realm, code),
  constraint procedure_version_version_check CHECK ((version > 0))
);

CREATE UNIQUE INDEX procedure_version_in_force ON public.procedure_version USING btree (realm, code, valid_from) WHERE (published_at IS NOT NULL);
CREATE TRIGGER keep_published_version BEFORE DELETE OR UPDATE ON public.procedure_version FOR EACH ROW EXECUTE FUNCTION keep_published_version();
alter table procedure_version enable row level security;
create policy realm on procedure_version using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on procedure_version to motcua_app;
grant select on procedure_version to motcua_read;

create table schema_migration (
  name text not null,
  breaking boolean not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);

create table session (
  realm text not null,
  token_hash text not null,
  person uuid not null,
  officer uuid,
  way uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_check CHECK ((expires_at > created_at)),
  constraint session_pkey PRIMARY KEY (realm, token_hash),
  constraint session_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id),
  constraint session_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id),
  constraint session_realm_way_fkey FOREIGN KEY (realm, way) REFERENCES way_to_sign_in(realm, id),
  constraint session_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

CREATE INDEX session_by_person ON public.session USING btree (realm, person, expires_at);
alter table session enable row level security;
create policy realm on session using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on session to motcua_app;

create table session_end (
  realm text not null,
  token_hash text not null,
  at timestamp with time zone not null,
  why text not null,
  constraint session_end_pkey PRIMARY KEY (realm, token_hash),
  constraint session_end_realm_token_hash_fkey FOREIGN KEY (realm, token_hash) REFERENCES session(realm, token_hash) ON DELETE CASCADE,
  constraint session_end_why_check CHECK ((why = ANY (ARRAY['signed-out'::text, 'replaced'::text, 'password-set'::text, 'account-closed'::text])))
);

alter table session_end enable row level security;
create policy realm on session_end using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on session_end to motcua_app;

create table sign_in_throttle (
  realm text not null,
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  constraint sign_in_throttle_failures_check CHECK ((failures > 0)),
  constraint sign_in_throttle_key_check CHECK ((key ~ '^[0-9a-f]{64}$'::text)),
  constraint sign_in_throttle_pkey PRIMARY KEY (realm, key)
);

CREATE INDEX sign_in_throttle_by_age ON public.sign_in_throttle USING btree (realm, last_at);
alter table sign_in_throttle enable row level security;
create policy realm on sign_in_throttle using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on sign_in_throttle to motcua_app;

create table trail (
  realm text not null,
  subject text not null,
  seq integer not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  act text not null,
  facts jsonb not null,
  previous text not null,
  hash text not null,
  constraint trail_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint trail_pkey PRIMARY KEY (realm, subject, seq),
  constraint trail_previous_check CHECK ((previous ~ '^[0-9a-f]{64}$'::text)),
  constraint trail_seq_check CHECK ((seq > 0))
);

CREATE INDEX trail_by_day ON public.trail USING btree (realm, at);
CREATE UNIQUE INDEX trail_by_id ON public.trail USING btree (realm, id);
CREATE TRIGGER seal_trail BEFORE INSERT ON public.trail FOR EACH ROW EXECUTE FUNCTION seal_trail();
alter table trail enable row level security;
create policy realm on trail using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on trail to motcua_app;
grant select on trail to motcua_read;

create table trail_root (
  realm text not null,
  day date not null,
  entries integer not null,
  root text not null,
  constraint trail_root_entries_check CHECK ((entries >= 0)),
  constraint trail_root_pkey PRIMARY KEY (realm, day),
  constraint trail_root_root_check CHECK ((root ~ '^[0-9a-f]{64}$'::text))
);

alter table trail_root enable row level security;
create policy realm on trail_root using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on trail_root to motcua_app;
grant select on trail_root to motcua_read;

create table way_to_sign_in (
  realm text not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  name text not null,
  password_hash text,
  code_secret bytea,
  code_step bigint,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint way_to_sign_in_check CHECK (((kind <> 'local'::text) OR (password_hash IS NOT NULL))),
  constraint way_to_sign_in_kind_check CHECK ((kind = 'local'::text)),
  constraint way_to_sign_in_name_check CHECK ((name = lower(name))),
  constraint way_to_sign_in_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text)),
  constraint way_to_sign_in_pkey PRIMARY KEY (realm, id),
  constraint way_to_sign_in_realm_kind_name_key UNIQUE (realm, kind, name),
  constraint way_to_sign_in_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id)
);

CREATE INDEX way_by_person ON public.way_to_sign_in USING btree (realm, person);
alter table way_to_sign_in enable row level security;
create policy realm on way_to_sign_in using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on way_to_sign_in to motcua_app;

CREATE OR REPLACE FUNCTION public.keep_published_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.seal_trail()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  last record;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.realm || '/' || new.subject, 0));
  select seq, hash into last from trail
    where realm = new.realm and subject = new.subject order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.previous := coalesce(last.hash, repeat('0', 64));
  new.hash := encode(sha256(convert_to(concat_ws(E'\n', new.previous, new.realm, new.subject, new.seq::text, new.id::text,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), new.actor, new.act, new.facts::text), 'UTF8')), 'hex');
  return new;
end $function$
;
