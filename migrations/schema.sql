create table administrative_unit (
  realm text not null,
  level text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  from_known boolean not null,
  to_known boolean not null,
  type text not null,
  name text not null,
  folded text not null,
  parent_level text,
  parent_code text,
  agency_code text,
  other_codes text[] not null default '{}'::text[],
  basis text,
  import uuid not null,
  constraint administrative_unit_agency_code_check CHECK ((agency_code ~ '^[A-Z][0-9]{2}$'::text)),
  constraint administrative_unit_check CHECK ((valid_to > valid_from)),
  constraint administrative_unit_folded_check CHECK ((folded ~ '^[a-z0-9]+( [a-z0-9]+)*$'::text)),
  constraint administrative_unit_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint administrative_unit_name_check CHECK ((name <> ''::text)),
  constraint administrative_unit_pkey PRIMARY KEY (realm, level, code, valid_from),
  constraint agency_code_of_province CHECK (((agency_code IS NULL) OR (level = 'province'::text))),
  constraint one_unit_at_a_time EXCLUDE USING gist (realm WITH =, level WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  constraint parent_stands TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint unit_code CHECK ((code ~
CASE level
    WHEN 'province'::text THEN '^[0-9]{2}$'::text
    WHEN 'district'::text THEN '^[0-9]{3}$'::text
    ELSE '^[0-9]{5}$'::text
END)),
  constraint unit_parent CHECK (
CASE level
    WHEN 'province'::text THEN ((parent_level IS NULL) AND (parent_code IS NULL))
    WHEN 'district'::text THEN ((parent_level = 'province'::text) AND (parent_code IS NOT NULL))
    ELSE ((parent_level = ANY (ARRAY['province'::text, 'district'::text])) AND (parent_code IS NOT NULL))
END),
  constraint unit_type CHECK ((type = ANY (
CASE level
    WHEN 'province'::text THEN ARRAY['province'::text, 'municipality'::text]
    WHEN 'district'::text THEN ARRAY['urban-district'::text, 'rural-district'::text, 'town'::text, 'city'::text]
    ELSE ARRAY['ward'::text, 'commune'::text, 'township'::text, 'special-zone'::text]
END)))
);

CREATE INDEX administrative_unit_by_level ON public.administrative_unit USING btree (realm, level, folded, code, valid_from);
CREATE INDEX administrative_unit_children ON public.administrative_unit USING btree (realm, parent_level, parent_code, folded);
CREATE INDEX administrative_unit_other_codes ON public.administrative_unit USING gin (other_codes);
CREATE INDEX administrative_unit_search ON public.administrative_unit USING gin (folded gin_trgm_ops);
CREATE CONSTRAINT TRIGGER parent_stands AFTER INSERT OR UPDATE OF parent_level, parent_code, valid_from ON public.administrative_unit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION parent_stands();
CREATE TRIGGER raise_catalogue_revision AFTER INSERT OR DELETE OR UPDATE ON public.administrative_unit FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_revision();
alter table administrative_unit enable row level security;
create policy adding on administrative_unit with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on administrative_unit using (realm = current_setting('motcua.realm'::text, true));
create policy reading on administrative_unit using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on administrative_unit using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on administrative_unit to motcua_app;
grant select on administrative_unit to motcua_read;

create table agency (
  realm text not null,
  code text not null,
  old_code text,
  kind text not null,
  level text not null,
  name_vi text not null,
  name_en text not null,
  folded text not null,
  parent text,
  place_level text not null,
  place_code text not null,
  address text,
  phone text,
  code_is_demo boolean not null default false,
  basis text not null,
  valid_from date not null,
  valid_to date,
  constraint agency_check CHECK ((valid_to > valid_from)),
  constraint agency_check1 CHECK ((parent <> code)),
  constraint agency_code_check CHECK (((code ~ '^[A-Z][0-9]{2}(\.[A-Z0-9]{2,3}){0,6}$'::text) AND (length(code) <= 35))),
  constraint agency_kind_check CHECK ((kind = ANY (ARRAY['committee'::text, 'office'::text, 'department'::text, 'inspectorate'::text, 'board'::text, 'sub-department'::text, 'one-stop-centre'::text, 'centre'::text, 'police'::text, 'division'::text]))),
  constraint agency_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint agency_name_en_check CHECK ((name_en <> ''::text)),
  constraint agency_name_vi_check CHECK ((name_vi <> ''::text)),
  constraint agency_old_code_check CHECK ((old_code ~ '^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}$'::text)),
  constraint agency_pkey PRIMARY KEY (realm, code),
  constraint agency_place_level_check CHECK ((place_level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint agency_realm_parent_fkey FOREIGN KEY (realm, parent) REFERENCES agency(realm, code)
);

CREATE INDEX agency_by_place ON public.agency USING btree (realm, place_level, place_code);
CREATE INDEX agency_children ON public.agency USING btree (realm, parent, code);
CREATE INDEX agency_committees ON public.agency USING btree (realm, folded, code) WHERE ((level = 'commune'::text) AND (kind = 'committee'::text));
CREATE UNIQUE INDEX agency_by_old_code ON public.agency USING btree (realm, old_code) WHERE (old_code IS NOT NULL);
CREATE TRIGGER raise_calendar_revision AFTER INSERT OR DELETE OR UPDATE ON public.agency FOR EACH STATEMENT EXECUTE FUNCTION raise_calendar_revision();
CREATE TRIGGER raise_catalogue_revision AFTER INSERT OR DELETE OR UPDATE ON public.agency FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_revision();
alter table agency enable row level security;
create policy adding on agency with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on agency using (realm = current_setting('motcua.realm'::text, true));
create policy reading on agency using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on agency using (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on agency to motcua_app;
grant select on agency to motcua_read;

create table agency_sign (
  realm text not null,
  agency text not null,
  valid_from date not null,
  sign text not null,
  basis text not null,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint agency_sign_basis_check CHECK ((basis <> ''::text)),
  constraint agency_sign_pkey PRIMARY KEY (realm, agency, valid_from),
  constraint agency_sign_realm_agency_fkey FOREIGN KEY (realm, agency) REFERENCES agency(realm, code),
  constraint agency_sign_sign_check CHECK ((sign ~ '^[[:upper:]][[:alnum:]]{1,19}$'::text))
);

alter table agency_sign enable row level security;
create policy realm on agency_sign using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on agency_sign to motcua_app;
grant select on agency_sign to motcua_read;

create table agency_succession (
  realm text not null,
  old_agency text not null,
  new_agency text not null,
  day date not null,
  matter text,
  basis text not null,
  constraint agency_succession_basis_check CHECK ((basis <> ''::text)),
  constraint agency_succession_check CHECK ((old_agency <> new_agency)),
  constraint agency_succession_matter_check CHECK ((matter <> ''::text)),
  constraint agency_succession_pkey PRIMARY KEY (realm, old_agency, new_agency),
  constraint agency_succession_realm_new_agency_fkey FOREIGN KEY (realm, new_agency) REFERENCES agency(realm, code),
  constraint agency_succession_realm_old_agency_fkey FOREIGN KEY (realm, old_agency) REFERENCES agency(realm, code)
);

CREATE INDEX agency_succession_into ON public.agency_succession USING btree (realm, new_agency);
alter table agency_succession enable row level security;
create policy adding on agency_succession with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on agency_succession using (realm = current_setting('motcua.realm'::text, true));
create policy reading on agency_succession using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on agency_succession using (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on agency_succession to motcua_app;
grant select on agency_succession to motcua_read;

create table api_client (
  realm text not null,
  id uuid not null,
  name text not null,
  scopes text[] not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint api_client_check CHECK ((expires_at > made_at)),
  constraint api_client_name_check CHECK (((name <> ''::text) AND (name = btrim(name)))),
  constraint api_client_pkey PRIMARY KEY (realm, id),
  constraint api_client_scopes_check CHECK ((cardinality(scopes) > 0))
);

alter table api_client enable row level security;
create policy realm on api_client using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on api_client to motcua_app;

create table api_client_post (
  realm text not null,
  client uuid not null,
  unit text not null,
  role text not null,
  constraint api_client_post_pkey PRIMARY KEY (realm, client, unit, role),
  constraint api_client_post_realm_client_fkey FOREIGN KEY (realm, client) REFERENCES api_client(realm, id),
  constraint api_client_post_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code),
  constraint api_client_post_role_check CHECK ((role = ANY (ARRAY['receiver'::text, 'handler'::text, 'unit-head'::text, 'leader'::text, 'clerk'::text])))
);

alter table api_client_post enable row level security;
create policy realm on api_client_post using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on api_client_post to motcua_app;

create table api_client_secret (
  realm text not null,
  client uuid not null,
  hash text not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint api_client_secret_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_client_secret_pkey PRIMARY KEY (realm, client, hash),
  constraint api_client_secret_realm_client_fkey FOREIGN KEY (realm, client) REFERENCES api_client(realm, id)
);

alter table api_client_secret enable row level security;
create policy realm on api_client_secret using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on api_client_secret to motcua_app;

create unlogged table api_rate (
  realm text not null,
  who text not null,
  ends_at timestamp with time zone not null,
  taken integer not null,
  constraint api_rate_pkey PRIMARY KEY (realm, who),
  constraint api_rate_taken_check CHECK ((taken > 0)),
  constraint api_rate_who_check CHECK ((length(who) <= 64))
);

CREATE INDEX api_rate_by_end ON public.api_rate USING btree (realm, ends_at);
alter table api_rate enable row level security;
create policy realm on api_rate using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on api_rate to motcua_app;

create table api_request (
  realm text not null,
  client uuid not null,
  key text not null,
  fingerprint text not null,
  at timestamp with time zone not null,
  constraint api_request_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint api_request_key_check CHECK ((key <> ''::text)),
  constraint api_request_pkey PRIMARY KEY (realm, client, key),
  constraint api_request_realm_client_fkey FOREIGN KEY (realm, client) REFERENCES api_client(realm, id)
);

alter table api_request enable row level security;
create policy realm on api_request using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on api_request to motcua_app;

create table api_token (
  realm text not null,
  token_hash text not null,
  client uuid not null,
  scopes text[] not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint api_token_pkey PRIMARY KEY (realm, token_hash),
  constraint api_token_realm_client_fkey FOREIGN KEY (realm, client) REFERENCES api_client(realm, id),
  constraint api_token_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

CREATE INDEX api_token_by_client ON public.api_token USING btree (realm, client, expires_at);
alter table api_token enable row level security;
create policy realm on api_token using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on api_token to motcua_app;

create table backup_made (
  realm text not null,
  id uuid not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  place text not null,
  bytes bigint not null,
  files integer not null,
  checked_at timestamp with time zone,
  constraint backup_made_bytes_check CHECK ((bytes > 0)),
  constraint backup_made_check CHECK ((ended_at >= began_at)),
  constraint backup_made_files_check CHECK ((files >= 0)),
  constraint backup_made_pkey PRIMARY KEY (realm, id)
);

CREATE INDEX backup_made_by_time ON public.backup_made USING btree (realm, ended_at DESC);
alter table backup_made enable row level security;
create policy realm on backup_made using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on backup_made to motcua_app;

create table calendar_day (
  realm text not null,
  scope text not null default ''::text,
  day date not null,
  kind text not null,
  reason text not null,
  name_vi text not null,
  name_en text not null,
  like_weekday smallint,
  instead_of date,
  sessions jsonb,
  source text not null,
  confidence text not null,
  import uuid,
  agency text generated always as (NULLIF(scope, ''::text)) stored,
  constraint calendar_day_check CHECK (((kind = 'work'::text) OR ((like_weekday IS NULL) AND (instead_of IS NULL) AND (sessions IS NULL)))),
  constraint calendar_day_check1 CHECK (
CASE kind
    WHEN 'work'::text THEN (reason = ANY (ARRAY['make-up'::text, 'local'::text]))
    ELSE (reason <> 'make-up'::text)
END),
  constraint calendar_day_confidence_check CHECK ((confidence = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))),
  constraint calendar_day_kind_check CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text]))),
  constraint calendar_day_like_weekday_check CHECK (((like_weekday >= 1) AND (like_weekday <= 7))),
  constraint calendar_day_pkey PRIMARY KEY (realm, scope, day),
  constraint calendar_day_realm_agency_fkey FOREIGN KEY (realm, agency) REFERENCES agency(realm, code),
  constraint calendar_day_reason_check CHECK ((reason = ANY (ARRAY['holiday'::text, 'moved'::text, 'swapped'::text, 'make-up'::text, 'local'::text]))),
  constraint calendar_day_sessions_check CHECK (is_sessions(sessions)),
  constraint calendar_day_source_check CHECK ((source <> ''::text))
);

CREATE TRIGGER raise_calendar_revision AFTER INSERT OR DELETE OR UPDATE ON public.calendar_day FOR EACH STATEMENT EXECUTE FUNCTION raise_calendar_revision();
alter table calendar_day enable row level security;
create policy adding on calendar_day with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on calendar_day using (realm = current_setting('motcua.realm'::text, true));
create policy reading on calendar_day using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on calendar_day using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on calendar_day to motcua_app;
grant select on calendar_day to motcua_read;

create table calendar_revision (
  realm text not null,
  number bigint not null,
  constraint calendar_revision_pkey PRIMARY KEY (realm)
);

alter table calendar_revision enable row level security;
create policy reading on calendar_revision using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
grant select on calendar_revision to motcua_app;
grant select on calendar_revision to motcua_read;

create table calendar_span (
  realm text not null,
  known_from date not null,
  known_to date not null,
  as_of date not null,
  constraint calendar_span_check CHECK ((known_to >= known_from)),
  constraint calendar_span_pkey PRIMARY KEY (realm)
);

CREATE TRIGGER raise_calendar_revision AFTER INSERT OR DELETE OR UPDATE ON public.calendar_span FOR EACH STATEMENT EXECUTE FUNCTION raise_calendar_revision();
alter table calendar_span enable row level security;
create policy adding on calendar_span with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on calendar_span using (realm = current_setting('motcua.realm'::text, true));
create policy reading on calendar_span using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on calendar_span using (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on calendar_span to motcua_app;
grant select on calendar_span to motcua_read;

create table calendar_unknown (
  realm text not null,
  scope text not null default ''::text,
  first_day date not null,
  last_day date not null,
  why_vi text not null,
  why_en text not null,
  name_vi text not null,
  name_en text not null,
  assumed_off date[] not null default '{}'::date[],
  source text not null,
  import uuid not null,
  constraint calendar_unknown_check CHECK ((last_day >= first_day)),
  constraint calendar_unknown_pkey PRIMARY KEY (realm, scope, first_day),
  constraint calendar_unknown_scope_check CHECK ((scope = ''::text)),
  constraint unknown_once EXCLUDE USING gist (realm WITH =, daterange(first_day, last_day, '[]'::text) WITH &&) DEFERRABLE INITIALLY DEFERRED
);

CREATE TRIGGER raise_calendar_revision AFTER INSERT OR DELETE OR UPDATE ON public.calendar_unknown FOR EACH STATEMENT EXECUTE FUNCTION raise_calendar_revision();
alter table calendar_unknown enable row level security;
create policy adding on calendar_unknown with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on calendar_unknown using (realm = current_setting('motcua.realm'::text, true));
create policy reading on calendar_unknown using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on calendar_unknown using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on calendar_unknown to motcua_app;
grant select on calendar_unknown to motcua_read;

create table catalogue_revision (
  realm text not null,
  number bigint not null,
  constraint catalogue_revision_pkey PRIMARY KEY (realm)
);

alter table catalogue_revision enable row level security;
create policy reading on catalogue_revision using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
grant select on catalogue_revision to motcua_app;
grant select on catalogue_revision to motcua_read;

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
create policy adding on code_list with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on code_list using (realm = current_setting('motcua.realm'::text, true));
create policy reading on code_list using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on code_list using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on code_list to motcua_app;
grant select on code_list to motcua_read;

create table competence (
  realm text not null,
  level text not null,
  procedure text not null default ''::text,
  field text not null default ''::text,
  field_key text not null default ''::text,
  place_level text not null default ''::text,
  place_code text not null default ''::text,
  valid_from date not null,
  valid_to date,
  agency text not null,
  basis text not null,
  constraint competence_check CHECK ((valid_to > valid_from)),
  constraint competence_check1 CHECK (((procedure = ''::text) OR (field_key = ''::text))),
  constraint competence_check2 CHECK (((field = ''::text) = (field_key = ''::text))),
  constraint competence_check3 CHECK (((place_level = ''::text) = (place_code = ''::text))),
  constraint competence_level_check CHECK ((level = ANY (ARRAY['province'::text, 'commune'::text]))),
  constraint competence_pkey PRIMARY KEY (realm, level, procedure, field_key, place_level, place_code, valid_from),
  constraint competence_place_level_check CHECK ((place_level = ANY (ARRAY[''::text, 'province'::text, 'commune'::text]))),
  constraint competence_realm_agency_fkey FOREIGN KEY (realm, agency) REFERENCES agency(realm, code),
  constraint one_competence_at_a_time EXCLUDE USING gist (realm WITH =, level WITH =, procedure WITH =, field_key WITH =, place_level WITH =, place_code WITH =, daterange(valid_from, valid_to) WITH &&)
);

CREATE INDEX competence_of_agency ON public.competence USING btree (realm, agency);
alter table competence enable row level security;
create policy adding on competence with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on competence using (realm = current_setting('motcua.realm'::text, true));
create policy reading on competence using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on competence using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on competence to motcua_app;
grant select on competence to motcua_read;

create table consent (
  realm text not null,
  id uuid not null,
  person uuid not null,
  purpose text not null,
  text_version text not null,
  given_at timestamp with time zone not null,
  given_to text not null default 'house'::text,
  recorded_by text not null,
  withdrawn_at timestamp with time zone,
  constraint consent_check CHECK ((withdrawn_at >= given_at)),
  constraint consent_pkey PRIMARY KEY (realm, id),
  constraint consent_purpose_check CHECK ((purpose = ANY (ARRAY['notice-email'::text, 'filed-by-helper'::text]))),
  constraint consent_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id)
);

CREATE UNIQUE INDEX consent_in_force ON public.consent USING btree (realm, person, purpose, given_to) WHERE (withdrawn_at IS NULL);
alter table consent enable row level security;
create policy realm on consent using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on consent to motcua_app;

create table consultation (
  realm text not null,
  code text not null,
  seq integer not null,
  agency text not null,
  question text not null,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  due timestamp with time zone not null,
  answer text,
  agrees boolean,
  answered_at timestamp with time zone,
  answered_by text,
  constraint consultation_check CHECK (((answered_at IS NULL) = (answer IS NULL))),
  constraint consultation_pkey PRIMARY KEY (realm, code, seq),
  constraint consultation_realm_agency_fkey FOREIGN KEY (realm, agency) REFERENCES agency(realm, code),
  constraint consultation_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

CREATE INDEX consultation_open ON public.consultation USING btree (realm, due, code, seq) WHERE (answered_at IS NULL);
alter table consultation enable row level security;
create policy realm on consultation using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on consultation to motcua_app;

create table counter (
  realm text not null,
  centre text not null,
  number integer not null,
  series text[] not null,
  closed_at timestamp with time zone,
  constraint counter_number_check CHECK (((number >= 1) AND (number <= 99))),
  constraint counter_pkey PRIMARY KEY (realm, centre, number),
  constraint counter_realm_centre_fkey FOREIGN KEY (realm, centre) REFERENCES counter_centre(realm, centre),
  constraint counter_series_check CHECK ((cardinality(series) > 0))
);

alter table counter enable row level security;
create policy realm on counter using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on counter to motcua_app;

create table counter_centre (
  realm text not null,
  centre text not null,
  gives_numbers boolean not null,
  priority_run integer not null,
  kiosk_key text not null,
  salt text not null,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint counter_centre_kiosk_key_check CHECK ((length(kiosk_key) >= 20)),
  constraint counter_centre_pkey PRIMARY KEY (realm, centre),
  constraint counter_centre_priority_run_check CHECK (((priority_run >= 1) AND (priority_run <= 9))),
  constraint counter_centre_realm_centre_fkey FOREIGN KEY (realm, centre) REFERENCES agency(realm, code),
  constraint counter_centre_salt_check CHECK ((length(salt) >= 20))
);

alter table counter_centre enable row level security;
create policy realm on counter_centre using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on counter_centre to motcua_app;

create table counter_day (
  realm text not null,
  centre text not null,
  day date not null,
  revision bigint not null,
  constraint counter_day_pkey PRIMARY KEY (realm, centre, day),
  constraint counter_day_realm_centre_fkey FOREIGN KEY (realm, centre) REFERENCES counter_centre(realm, centre),
  constraint counter_day_revision_check CHECK ((revision > 0))
);

alter table counter_day enable row level security;
create policy realm on counter_day using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on counter_day to motcua_app;

create table counter_series (
  realm text not null,
  centre text not null,
  letter text not null,
  purpose text not null,
  name_vi text not null,
  name_en text not null,
  hint_vi text not null,
  hint_en text not null,
  closed_at timestamp with time zone,
  constraint counter_series_letter_check CHECK ((letter ~ '^[A-Z]$'::text)),
  constraint counter_series_name_en_check CHECK ((name_en <> ''::text)),
  constraint counter_series_name_vi_check CHECK ((name_vi <> ''::text)),
  constraint counter_series_pkey PRIMARY KEY (realm, centre, letter),
  constraint counter_series_purpose_check CHECK ((purpose = ANY (ARRAY['file'::text, 'collect'::text, 'ask'::text]))),
  constraint counter_series_realm_centre_fkey FOREIGN KEY (realm, centre) REFERENCES counter_centre(realm, centre)
);

alter table counter_series enable row level security;
create policy realm on counter_series using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on counter_series to motcua_app;

create table counter_sitting (
  realm text not null,
  id uuid not null,
  centre text not null,
  counter integer not null,
  officer uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint counter_sitting_check CHECK ((until >= since)),
  constraint counter_sitting_pkey PRIMARY KEY (realm, id),
  constraint counter_sitting_realm_centre_counter_fkey FOREIGN KEY (realm, centre, counter) REFERENCES counter(realm, centre, number),
  constraint counter_sitting_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id)
);

CREATE UNIQUE INDEX counter_of_officer ON public.counter_sitting USING btree (realm, officer) WHERE (until IS NULL);
CREATE UNIQUE INDEX counter_taken ON public.counter_sitting USING btree (realm, centre, counter) WHERE (until IS NULL);
alter table counter_sitting enable row level security;
create policy realm on counter_sitting using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on counter_sitting to motcua_app;

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
CREATE TRIGGER raise_catalogue_revision AFTER INSERT OR DELETE OR UPDATE ON public.data_substitution FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_revision();
alter table data_substitution enable row level security;
create policy adding on data_substitution with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on data_substitution using (realm = current_setting('motcua.realm'::text, true));
create policy reading on data_substitution using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on data_substitution using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on data_substitution to motcua_app;
grant select on data_substitution to motcua_read;

create table decision (
  realm text not null,
  code text not null,
  seq integer not null,
  grants boolean not null,
  title text not null,
  body text not null,
  ground text,
  drafted_at timestamp with time zone not null,
  drafted_by text not null,
  signed_at timestamp with time zone,
  signed_by text,
  signer_name text,
  signer_title text,
  number text,
  numbered_at timestamp with time zone,
  numbered_by text,
  returned_at timestamp with time zone,
  returned_by text,
  returned_how text,
  corrects integer,
  correction_reason text,
  document jsonb,
  constraint decision_check CHECK ((grants OR (ground <> ''::text))),
  constraint decision_check1 CHECK (((number IS NULL) OR (signed_at IS NOT NULL))),
  constraint decision_check2 CHECK (((returned_at IS NULL) OR (number IS NOT NULL))),
  constraint decision_pkey PRIMARY KEY (realm, code, seq),
  constraint decision_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

CREATE INDEX decision_correcting ON public.decision USING btree (realm, drafted_at, code) WHERE (corrects IS NOT NULL);
alter table decision enable row level security;
create policy realm on decision using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on decision to motcua_app;

create table decision_file (
  realm text not null,
  code text not null,
  seq integer not null,
  kind text not null,
  sha256 text not null,
  size bigint not null,
  places jsonb,
  kept_at timestamp with time zone not null,
  constraint decision_file_kind_check CHECK ((kind = ANY (ARRAY['printed'::text, 'personal'::text, 'signed'::text, 'unsigned'::text]))),
  constraint decision_file_pkey PRIMARY KEY (realm, code, seq, kind),
  constraint decision_file_realm_code_seq_fkey FOREIGN KEY (realm, code, seq) REFERENCES decision(realm, code, seq),
  constraint decision_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint decision_file_size_check CHECK ((size > 0))
);

CREATE INDEX decision_file_by_content ON public.decision_file USING btree (sha256);
alter table decision_file enable row level security;
create policy realm on decision_file using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on decision_file to motcua_app;
grant select on decision_file to motcua_read;

create table directive (
  realm text not null,
  id uuid not null,
  kind text not null,
  number text not null,
  issued_on date not null,
  issuer text not null,
  summary text not null,
  sha256 text,
  name text,
  type text,
  size bigint,
  at timestamp with time zone not null,
  by uuid not null,
  constraint directive_check CHECK ((((sha256 IS NULL) = (name IS NULL)) AND ((sha256 IS NULL) = (type IS NULL)) AND ((sha256 IS NULL) = (size IS NULL)))),
  constraint directive_issuer_check CHECK ((issuer <> ''::text)),
  constraint directive_kind_check CHECK ((kind = ANY (ARRAY['official-letter'::text, 'plan'::text, 'decision'::text, 'resolution'::text, 'directive'::text]))),
  constraint directive_number_check CHECK ((number <> ''::text)),
  constraint directive_pkey PRIMARY KEY (realm, id),
  constraint directive_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint directive_realm_number_issued_on_issuer_key UNIQUE (realm, number, issued_on, issuer),
  constraint directive_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint directive_size_check CHECK ((size > 0)),
  constraint directive_summary_check CHECK (((length(summary) >= 1) AND (length(summary) <= 500)))
);

CREATE INDEX directive_by_day ON public.directive USING btree (realm, issued_on DESC, id DESC);
alter table directive enable row level security;
create policy realm on directive using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on directive to motcua_app;
grant select on directive to motcua_read;

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
create policy adding on document_type with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on document_type using (realm = current_setting('motcua.realm'::text, true));
create policy reading on document_type using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on document_type using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on document_type to motcua_app;
grant select on document_type to motcua_read;

create table dossier (
  realm text not null,
  code text not null,
  procedure text not null,
  version integer not null,
  procedure_name text not null,
  form_digest text not null,
  person uuid,
  owner_name text not null,
  owner_number text,
  owner_phone text,
  owner_email text,
  made_by text not null,
  authority jsonb,
  channel smallint not null,
  state text not null,
  answers jsonb not null,
  given jsonb not null,
  delivery jsonb not null,
  receiving_agency text not null,
  competent_agency text not null,
  elsewhere boolean not null,
  scope text[] not null,
  process_digest bytea not null,
  step text,
  step_due timestamp with time zone,
  holder_agency text not null,
  holder uuid,
  term text,
  submitted_at timestamp with time zone not null,
  answer_due timestamp with time zone,
  received_at timestamp with time zone,
  competent_at timestamp with time zone,
  due timestamp with time zone,
  original_due timestamp with time zone,
  provisional boolean not null default false,
  ended_at timestamp with time zone,
  revision integer not null default 1,
  owner_unit text,
  owner_scope text[],
  asked text[] not null default '{}'::text[],
  contested boolean not null default false,
  words text,
  for_another boolean not null generated always as (((made_by ~~ 'citizen:%'::text) AND (made_by <> ('citizen:'::text || COALESCE((person)::text, ''::text))))) stored,
  constraint dossier_channel_check CHECK ((channel = ANY (ARRAY[1, 2, 3]))),
  constraint dossier_check CHECK ((owner_unit = ANY (owner_scope))),
  constraint dossier_check1 CHECK (((person IS NULL) = (owner_unit IS NOT NULL))),
  constraint dossier_check2 CHECK (((owner_unit IS NULL) = (owner_scope IS NULL))),
  constraint dossier_pkey PRIMARY KEY (realm, code),
  constraint dossier_realm_competent_agency_fkey FOREIGN KEY (realm, competent_agency) REFERENCES agency(realm, code),
  constraint dossier_realm_form_digest_fkey FOREIGN KEY (realm, form_digest) REFERENCES form_edition(realm, digest),
  constraint dossier_realm_owner_unit_fkey FOREIGN KEY (realm, owner_unit) REFERENCES agency(realm, code),
  constraint dossier_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id),
  constraint dossier_realm_process_digest_fkey FOREIGN KEY (realm, process_digest) REFERENCES process_edition(realm, digest),
  constraint dossier_realm_receiving_agency_fkey FOREIGN KEY (realm, receiving_agency) REFERENCES agency(realm, code),
  constraint dossier_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'supplement-before'::text, 'refused'::text, 'withdrawn'::text, 'received'::text, 'processing'::text, 'supplement'::text, 'resolved'::text, 'correcting'::text, 'returned'::text, 'stopped'::text, 'closed'::text])))
);

CREATE INDEX dossier_by_maker ON public.dossier USING btree (realm, made_by, submitted_at DESC) WHERE for_another;
CREATE INDEX dossier_by_owner_number ON public.dossier USING btree (realm, owner_number, procedure) WHERE (owner_number IS NOT NULL);
CREATE INDEX dossier_by_owner_phone ON public.dossier USING btree (realm, owner_phone) WHERE (owner_phone IS NOT NULL);
CREATE INDEX dossier_by_person ON public.dossier USING btree (realm, person, submitted_at DESC);
CREATE INDEX dossier_correcting ON public.dossier USING btree (realm, submitted_at, code) WHERE (state = 'correcting'::text);
CREATE INDEX dossier_found ON public.dossier USING gin (scope, array_to_tsvector(string_to_array(words, ' '::text)), (ARRAY[split_part(code, '-'::text, 3), ('m'::text || "left"(split_part(code, '-'::text, 2), 4))]));
CREATE INDEX dossier_newest ON public.dossier USING btree (realm, submitted_at DESC);
CREATE INDEX dossier_of_unit ON public.dossier USING gin (owner_scope) WHERE (owner_scope IS NOT NULL);
CREATE INDEX dossier_register ON public.dossier USING btree (realm, receiving_agency, received_at) WHERE (received_at IS NOT NULL);
CREATE INDEX dossier_reported_ended ON public.dossier USING btree (realm, competent_agency, ended_at) WHERE ((received_at IS NOT NULL) AND (owner_unit IS NULL) AND (ended_at IS NOT NULL));
CREATE INDEX dossier_reported_long ON public.dossier USING btree (realm, competent_agency, ended_at, code) WHERE ((owner_unit IS NULL) AND ((ended_at - received_at) > '672:00:00'::interval));
CREATE INDEX dossier_reported_received ON public.dossier USING btree (realm, competent_agency, received_at) WHERE ((received_at IS NOT NULL) AND (owner_unit IS NULL));
CREATE INDEX dossier_reported_running ON public.dossier USING btree (realm, competent_agency, code) WHERE ((received_at IS NOT NULL) AND (owner_unit IS NULL) AND (ended_at IS NULL));
CREATE INDEX dossier_running ON public.dossier USING btree (realm, competent_agency, due, code) WHERE ((state = ANY (ARRAY['received'::text, 'processing'::text])) AND (ended_at IS NULL));
CREATE INDEX dossier_to_hand_over ON public.dossier USING btree (realm, received_at, code) WHERE (state = 'received'::text);
CREATE INDEX dossier_unanswered ON public.dossier USING btree (realm, submitted_at, code) WHERE ((state = 'submitted'::text) AND (channel = 2));
alter table dossier enable row level security;
create policy realm on dossier using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on dossier to motcua_app;

create table dossier_counter (
  realm text not null,
  agency text not null,
  day date not null,
  last integer not null,
  constraint dossier_counter_last_check CHECK ((last > 0)),
  constraint dossier_counter_pkey PRIMARY KEY (realm, agency, day)
);

alter table dossier_counter enable row level security;
create policy realm on dossier_counter using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on dossier_counter to motcua_app;

create table dossier_ending (
  realm text not null,
  code text not null,
  kind text not null,
  ground text,
  reason text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint dossier_ending_check CHECK (((kind <> 'refused'::text) OR (ground <> ''::text))),
  constraint dossier_ending_kind_check CHECK ((kind = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'stopped'::text, 'closed'::text]))),
  constraint dossier_ending_pkey PRIMARY KEY (realm, code),
  constraint dossier_ending_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

CREATE INDEX dossier_ending_by ON public.dossier_ending USING btree (realm, by, at, code);
alter table dossier_ending enable row level security;
create policy realm on dossier_ending using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on dossier_ending to motcua_app;

create table dossier_paper (
  realm text not null,
  code text not null,
  id uuid not null,
  component text not null,
  origin text not null,
  kind text not null,
  sha256 text,
  name text not null,
  type text,
  size bigint,
  added_at timestamp with time zone not null,
  added_by text not null,
  round integer not null default 0,
  replaced_by uuid,
  document_type text,
  reused_from uuid,
  source text,
  constraint dossier_paper_check CHECK ((((sha256 IS NULL) = (kind = ANY (ARRAY['original'::text, 'data'::text]))) OR (origin = 'desk'::text))),
  constraint dossier_paper_check1 CHECK (((origin = 'vault'::text) = (reused_from IS NOT NULL))),
  constraint dossier_paper_check2 CHECK (((origin <> 'vault'::text) OR (source = ANY (ARRAY['result'::text, 'paper'::text, 'database'::text])))),
  constraint dossier_paper_kind_check CHECK ((kind = ANY (ARRAY['original'::text, 'copy'::text, 'file'::text, 'data'::text]))),
  constraint dossier_paper_origin_check CHECK ((origin = ANY (ARRAY['citizen'::text, 'desk'::text, 'original'::text, 'data'::text, 'vault'::text]))),
  constraint dossier_paper_pkey PRIMARY KEY (realm, code, id),
  constraint dossier_paper_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code),
  constraint dossier_paper_realm_reused_from_fkey FOREIGN KEY (realm, reused_from) REFERENCES paper(realm, id),
  constraint dossier_paper_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint dossier_paper_source_check CHECK ((source <> ''::text))
);

CREATE INDEX dossier_paper_file ON public.dossier_paper USING btree (sha256) WHERE (sha256 IS NOT NULL);
CREATE INDEX dossier_paper_reused ON public.dossier_paper USING btree (realm, reused_from) WHERE (reused_from IS NOT NULL);
alter table dossier_paper enable row level security;
create policy realm on dossier_paper using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on dossier_paper to motcua_app;

create table dossier_seen (
  realm text not null,
  officer uuid not null,
  code text not null,
  revision integer not null,
  at timestamp with time zone not null,
  constraint dossier_seen_pkey PRIMARY KEY (realm, officer, code),
  constraint dossier_seen_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

alter table dossier_seen enable row level security;
create policy realm on dossier_seen using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on dossier_seen to motcua_app;
grant select on dossier_seen to motcua_read;

create table dossier_step (
  realm text not null,
  code text not null,
  seq integer not null,
  step text not null,
  name text not null,
  agency text not null,
  role text not null,
  officer uuid,
  entered_at timestamp with time zone not null,
  due timestamp with time zone,
  left_at timestamp with time zone,
  outcome text,
  note text,
  entered_month smallint not null generated always as (month_number(entered_at)) stored,
  left_month smallint generated always as (month_number(left_at)) stored,
  constraint dossier_step_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'sent-back'::text, 'supplement'::text, 'moved'::text, 'stopped'::text]))),
  constraint dossier_step_pkey PRIMARY KEY (realm, code, seq),
  constraint dossier_step_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

CREATE INDEX dossier_step_of_officer_entered ON public.dossier_step USING btree (realm, officer, entered_month) WHERE (officer IS NOT NULL);
CREATE INDEX dossier_step_of_officer_left ON public.dossier_step USING btree (realm, officer, left_month) WHERE (officer IS NOT NULL);
alter table dossier_step enable row level security;
create policy realm on dossier_step using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on dossier_step to motcua_app;

create table dossier_step_passed (
  realm text not null,
  code text not null,
  seq integer not null,
  nth integer not null,
  at timestamp with time zone not null,
  from_officer uuid not null,
  to_officer uuid not null,
  constraint dossier_step_passed_check CHECK ((to_officer <> from_officer)),
  constraint dossier_step_passed_nth_check CHECK ((nth > 0)),
  constraint dossier_step_passed_pkey PRIMARY KEY (realm, code, seq, nth),
  constraint dossier_step_passed_realm_code_seq_fkey FOREIGN KEY (realm, code, seq) REFERENCES dossier_step(realm, code, seq)
);

CREATE INDEX dossier_step_passed_by ON public.dossier_step_passed USING btree (realm, from_officer, at, code, seq);
alter table dossier_step_passed enable row level security;
create policy realm on dossier_step_passed using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on dossier_step_passed to motcua_app;

create table draft (
  realm text not null,
  id uuid not null,
  person uuid,
  made_by text not null,
  authority jsonb,
  procedure text not null,
  version integer not null,
  form_digest text not null,
  given jsonb not null default '{}'::jsonb,
  answers jsonb not null default '{}'::jsonb,
  delivery jsonb,
  place text,
  receiving_agency text,
  amends text,
  round integer,
  revision integer not null default 1,
  made_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  discarded_at timestamp with time zone,
  submitted_at timestamp with time zone,
  dossier text,
  owner_unit text,
  owner_scope text[],
  constraint draft_check CHECK (((amends IS NULL) = (round IS NULL))),
  constraint draft_check1 CHECK (((submitted_at IS NULL) = (dossier IS NULL))),
  constraint draft_check2 CHECK ((owner_unit = ANY (owner_scope))),
  constraint draft_check3 CHECK (((person IS NULL) = (owner_unit IS NOT NULL))),
  constraint draft_check4 CHECK (((owner_unit IS NULL) = (owner_scope IS NULL))),
  constraint draft_pkey PRIMARY KEY (realm, id),
  constraint draft_realm_amends_fkey FOREIGN KEY (realm, amends) REFERENCES dossier(realm, code),
  constraint draft_realm_dossier_fkey FOREIGN KEY (realm, dossier) REFERENCES dossier(realm, code),
  constraint draft_realm_form_digest_fkey FOREIGN KEY (realm, form_digest) REFERENCES form_edition(realm, digest),
  constraint draft_realm_owner_unit_fkey FOREIGN KEY (realm, owner_unit) REFERENCES agency(realm, code),
  constraint draft_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id)
);

CREATE INDEX draft_by_maker ON public.draft USING btree (realm, made_by, saved_at) WHERE ((dossier IS NULL) AND (discarded_at IS NULL));
CREATE INDEX draft_by_person ON public.draft USING btree (realm, person, saved_at) WHERE ((dossier IS NULL) AND (discarded_at IS NULL));
CREATE INDEX draft_of_unit ON public.draft USING gin (owner_scope) WHERE (owner_scope IS NOT NULL);
CREATE UNIQUE INDEX draft_of_amendment ON public.draft USING btree (realm, amends, round) WHERE ((dossier IS NULL) AND (discarded_at IS NULL));
alter table draft enable row level security;
create policy realm on draft using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on draft to motcua_app;

create table draft_paper (
  realm text not null,
  draft uuid not null,
  id uuid not null,
  component text not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  added_at timestamp with time zone not null,
  reused_from uuid,
  source text,
  constraint draft_paper_check CHECK (((reused_from IS NULL) = (source IS NULL))),
  constraint draft_paper_pkey PRIMARY KEY (realm, draft, id),
  constraint draft_paper_realm_draft_fkey FOREIGN KEY (realm, draft) REFERENCES draft(realm, id),
  constraint draft_paper_realm_reused_from_fkey FOREIGN KEY (realm, reused_from) REFERENCES paper(realm, id),
  constraint draft_paper_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint draft_paper_size_check CHECK ((size > 0)),
  constraint draft_paper_source_check CHECK ((source = ANY (ARRAY['result'::text, 'paper'::text, 'database'::text])))
);

CREATE INDEX draft_paper_file ON public.draft_paper USING btree (sha256);
alter table draft_paper enable row level security;
create policy realm on draft_paper using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on draft_paper to motcua_app;

create table e_id_request (
  realm text not null,
  state_hash text not null,
  browser_hash text not null,
  nonce text not null,
  verifier text not null,
  expires_at timestamp with time zone not null,
  constraint e_id_request_browser_hash_check CHECK ((browser_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint e_id_request_pkey PRIMARY KEY (realm, state_hash),
  constraint e_id_request_state_hash_check CHECK ((state_hash ~ '^[0-9a-f]{64}$'::text))
);

CREATE INDEX e_id_request_by_age ON public.e_id_request USING btree (realm, expires_at);
alter table e_id_request enable row level security;
create policy realm on e_id_request using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on e_id_request to motcua_app;

create table earlier_answers (
  realm text not null,
  code text not null,
  seq integer not null,
  round integer not null,
  answers jsonb not null,
  replaced_at timestamp with time zone not null,
  replaced_by text not null,
  constraint earlier_answers_pkey PRIMARY KEY (realm, code, seq),
  constraint earlier_answers_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code),
  constraint earlier_answers_round_check CHECK ((round >= 0))
);

alter table earlier_answers enable row level security;
create policy realm on earlier_answers using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on earlier_answers to motcua_app;

create table evaluation_list (
  realm text not null,
  viewer uuid not null,
  list text not null,
  at timestamp with time zone not null,
  items jsonb not null,
  constraint evaluation_list_list_check CHECK ((list <> ''::text)),
  constraint evaluation_list_pkey PRIMARY KEY (realm, viewer, list)
);

CREATE INDEX evaluation_list_old ON public.evaluation_list USING btree (realm, at);
alter table evaluation_list enable row level security;
create policy realm on evaluation_list using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on evaluation_list to motcua_app;

create table evaluation_remark (
  realm text not null,
  officer uuid not null,
  period text not null,
  id uuid not null,
  figure text not null,
  text text not null,
  at timestamp with time zone not null,
  constraint evaluation_remark_figure_check CHECK ((figure <> ''::text)),
  constraint evaluation_remark_pkey PRIMARY KEY (realm, officer, period, id),
  constraint evaluation_remark_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id),
  constraint evaluation_remark_text_check CHECK (((text <> ''::text) AND (length(text) <= 2000)))
);

alter table evaluation_remark enable row level security;
create policy realm on evaluation_remark using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on evaluation_remark to motcua_app;

create table explanation (
  realm text not null,
  id uuid not null,
  unit text not null,
  asker uuid not null,
  asker_role text not null,
  asker_unit text not null,
  about text not null,
  figure text,
  span text,
  side text,
  target uuid,
  part integer,
  whole integer,
  question text not null,
  asked_at timestamp with time zone not null,
  due date not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint explanation_about_check CHECK ((about = ANY (ARRAY['figure'::text, 'list'::text, 'target'::text]))),
  constraint explanation_answer_check CHECK (((length(answer) >= 5) AND (length(answer) <= 2000))),
  constraint explanation_asker_role_check CHECK ((asker_role = ANY (ARRAY['leader'::text, 'supervisor'::text]))),
  constraint explanation_check CHECK ((whole >= part)),
  constraint explanation_check1 CHECK ((answered_at >= asked_at)),
  constraint explanation_check2 CHECK ((answered_by <> asker)),
  constraint explanation_check3 CHECK ((((about = 'target'::text) = (target IS NOT NULL)) AND ((about = 'target'::text) = (figure IS NULL)) AND ((about = 'target'::text) = (span IS NULL)))),
  constraint explanation_check4 CHECK (((about = 'list'::text) = (side IS NOT NULL))),
  constraint explanation_check5 CHECK (((part IS NULL) = (whole IS NULL))),
  constraint explanation_check6 CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint explanation_figure_check CHECK ((figure <> ''::text)),
  constraint explanation_part_check CHECK ((part >= 0)),
  constraint explanation_pkey PRIMARY KEY (realm, id),
  constraint explanation_question_check CHECK (((length(question) >= 10) AND (length(question) <= 2000))),
  constraint explanation_realm_answered_by_fkey FOREIGN KEY (realm, answered_by) REFERENCES officer(realm, id),
  constraint explanation_realm_asker_fkey FOREIGN KEY (realm, asker) REFERENCES officer(realm, id),
  constraint explanation_realm_target_fkey FOREIGN KEY (realm, target) REFERENCES target(realm, id),
  constraint explanation_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code),
  constraint explanation_side_check CHECK ((side = ANY (ARRAY['won'::text, 'lost'::text]))),
  constraint explanation_span_check CHECK ((span <> ''::text))
);

CREATE INDEX explanation_answered_by_asker ON public.explanation USING btree (realm, asker, answered_at DESC, id DESC) WHERE (answered_at IS NOT NULL);
CREATE INDEX explanation_answered_of_unit ON public.explanation USING btree (realm, unit, answered_at DESC, id DESC) WHERE (answered_at IS NOT NULL);
CREATE INDEX explanation_open_by_asker ON public.explanation USING btree (realm, asker, due, id) WHERE (answered_at IS NULL);
CREATE INDEX explanation_open_due ON public.explanation USING btree (realm, due, id) WHERE (answered_at IS NULL);
CREATE INDEX explanation_open_of_unit ON public.explanation USING btree (realm, unit, due, id) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX explanation_open_once ON public.explanation USING btree (realm, asker, unit, about, figure, span, side, target) NULLS NOT DISTINCT WHERE (answered_at IS NULL);
alter table explanation enable row level security;
create policy realm on explanation using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on explanation to motcua_app;
grant select on explanation to motcua_read;

create table explanation_file (
  realm text not null,
  id uuid not null,
  explanation uuid not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size integer not null,
  at timestamp with time zone not null,
  by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint explanation_file_check CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  constraint explanation_file_name_check CHECK ((name <> ''::text)),
  constraint explanation_file_pkey PRIMARY KEY (realm, id),
  constraint explanation_file_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint explanation_file_realm_explanation_fkey FOREIGN KEY (realm, explanation) REFERENCES explanation(realm, id),
  constraint explanation_file_realm_removed_by_fkey FOREIGN KEY (realm, removed_by) REFERENCES officer(realm, id),
  constraint explanation_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint explanation_file_size_check CHECK ((size > 0)),
  constraint explanation_file_type_check CHECK ((type <> ''::text))
);

CREATE INDEX explanation_file_by_content ON public.explanation_file USING btree (sha256);
CREATE INDEX explanation_file_of ON public.explanation_file USING btree (realm, explanation, at, id) WHERE (removed_at IS NULL);
alter table explanation_file enable row level security;
create policy realm on explanation_file using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on explanation_file to motcua_app;
grant select on explanation_file to motcua_read;

create table extension (
  realm text not null,
  code text not null,
  original_due timestamp with time zone not null,
  new_due timestamp with time zone not null,
  reason text not null,
  decided_at timestamp with time zone not null,
  decided_by text not null,
  constraint extension_check CHECK ((new_due > original_due)),
  constraint extension_pkey PRIMARY KEY (realm, code),
  constraint extension_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

CREATE INDEX extension_by_day ON public.extension USING btree (realm, decided_at, code);
alter table extension enable row level security;
create policy realm on extension using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on extension to motcua_app;

create table feed_event (
  realm text not null,
  "position" bigint not null,
  id uuid not null,
  dossier text not null,
  act text not null,
  at timestamp with time zone not null,
  constraint feed_event_pkey PRIMARY KEY (realm, "position"),
  constraint feed_event_position_check CHECK (("position" > 0)),
  constraint feed_event_realm_dossier_fkey FOREIGN KEY (realm, dossier) REFERENCES dossier(realm, code),
  constraint feed_event_realm_id_key UNIQUE (realm, id)
);

alter table feed_event enable row level security;
create policy realm on feed_event using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on feed_event to motcua_app;

create table file_preview (
  realm text not null,
  content text not null,
  page integer not null,
  kind text not null,
  sha256 text not null,
  size bigint not null,
  constraint file_preview_kind_check CHECK ((kind = ANY (ARRAY['page'::text, 'thumb'::text]))),
  constraint file_preview_page_check CHECK ((page > 0)),
  constraint file_preview_pkey PRIMARY KEY (realm, content, page, kind),
  constraint file_preview_realm_content_fkey FOREIGN KEY (realm, content) REFERENCES file_raster(realm, content) ON DELETE CASCADE,
  constraint file_preview_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint file_preview_size_check CHECK ((size > 0))
);

CREATE INDEX file_preview_by_content ON public.file_preview USING btree (sha256);
alter table file_preview enable row level security;
create policy realm on file_preview using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on file_preview to motcua_app;
grant select on file_preview to motcua_read;

create table file_raster (
  realm text not null,
  content text not null,
  state text not null,
  why text,
  pages integer not null default 0,
  made_at timestamp with time zone not null,
  constraint file_raster_check CHECK (((state = 'none'::text) = (why IS NOT NULL))),
  constraint file_raster_content_check CHECK ((content ~ '^[0-9a-f]{64}$'::text)),
  constraint file_raster_pages_check CHECK ((pages >= 0)),
  constraint file_raster_pkey PRIMARY KEY (realm, content),
  constraint file_raster_state_check CHECK ((state = ANY (ARRAY['made'::text, 'none'::text]))),
  constraint file_raster_why_check CHECK ((why = ANY (ARRAY['type'::text, 'too-big'::text, 'broken'::text])))
);

alter table file_raster enable row level security;
create policy realm on file_raster using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on file_raster to motcua_app;
grant select on file_raster to motcua_read;

create table file_reading (
  realm text not null,
  content text not null,
  proposals jsonb not null,
  read_at timestamp with time zone not null,
  constraint file_reading_content_check CHECK ((content ~ '^[0-9a-f]{64}$'::text)),
  constraint file_reading_pkey PRIMARY KEY (realm, content)
);

alter table file_reading enable row level security;
create policy realm on file_reading using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on file_reading to motcua_app;
grant select on file_reading to motcua_read;

create table file_signature (
  realm text not null,
  content text not null,
  checked_at timestamp with time zone not null,
  verdict text not null,
  signatures jsonb not null,
  constraint file_signature_content_check CHECK ((content ~ '^[0-9a-f]{64}$'::text)),
  constraint file_signature_pkey PRIMARY KEY (realm, content),
  constraint file_signature_verdict_check CHECK ((verdict = ANY (ARRAY['unsigned'::text, 'good'::text, 'bad'::text, 'changed-after'::text, 'unreadable'::text])))
);

alter table file_signature enable row level security;
create policy realm on file_signature using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on file_signature to motcua_app;
grant select on file_signature to motcua_read;

create table form (
  realm text not null,
  code text not null,
  digest text not null,
  definition jsonb not null,
  import uuid not null,
  constraint form_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint form_pkey PRIMARY KEY (realm, code)
);

alter table form enable row level security;
create policy adding on form with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on form using (realm = current_setting('motcua.realm'::text, true));
create policy reading on form using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
grant insert, select, update on form to motcua_app;
grant select on form to motcua_read;

create table form_edition (
  realm text not null,
  digest text not null,
  code text not null,
  definition jsonb not null,
  constraint form_edition_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint form_edition_pkey PRIMARY KEY (realm, digest)
);

alter table form_edition enable row level security;
create policy realm on form_edition using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on form_edition to motcua_app;

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

create table handover_line (
  realm text not null,
  list uuid not null,
  code text not null,
  papers integer not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  refused text,
  taken_back boolean not null default false,
  constraint handover_line_check CHECK (((answered_at IS NULL) = (answered_by IS NULL))),
  constraint handover_line_check1 CHECK (((refused IS NULL) OR (answered_at IS NOT NULL))),
  constraint handover_line_papers_check CHECK ((papers >= 0)),
  constraint handover_line_pkey PRIMARY KEY (realm, list, code),
  constraint handover_line_realm_answered_by_fkey FOREIGN KEY (realm, answered_by) REFERENCES officer(realm, id),
  constraint handover_line_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code),
  constraint handover_line_realm_list_fkey FOREIGN KEY (realm, list) REFERENCES handover_list(realm, id),
  constraint handover_line_refused_check CHECK ((refused <> ''::text)),
  constraint handover_line_taken_back CHECK (((NOT taken_back) OR ((answered_at IS NOT NULL) AND (refused IS NULL))))
);

CREATE INDEX handover_of_dossier ON public.handover_line USING btree (realm, code, answered_at);
CREATE UNIQUE INDEX handover_awaited ON public.handover_line USING btree (realm, code) WHERE (answered_at IS NULL);
alter table handover_line enable row level security;
create policy realm on handover_line using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on handover_line to motcua_app;

create table handover_list (
  realm text not null,
  id uuid not null,
  kind text not null,
  from_unit text not null,
  to_unit text not null,
  year integer not null,
  number integer not null,
  note text not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  closed_at timestamp with time zone,
  constraint handover_list_check CHECK (((kind = 'shift'::text) = (from_unit = to_unit))),
  constraint handover_list_kind_check CHECK ((kind = ANY (ARRAY['onward'::text, 'shift'::text]))),
  constraint handover_list_pkey PRIMARY KEY (realm, id),
  constraint handover_list_realm_from_unit_fkey FOREIGN KEY (realm, from_unit) REFERENCES agency(realm, code),
  constraint handover_list_realm_from_unit_year_number_key UNIQUE (realm, from_unit, year, number),
  constraint handover_list_realm_made_by_fkey FOREIGN KEY (realm, made_by) REFERENCES officer(realm, id),
  constraint handover_list_realm_to_unit_fkey FOREIGN KEY (realm, to_unit) REFERENCES agency(realm, code)
);

CREATE INDEX handover_from ON public.handover_list USING btree (realm, from_unit, made_at DESC, id DESC);
CREATE INDEX handover_to ON public.handover_list USING btree (realm, to_unit, made_at DESC, id DESC);
alter table handover_list enable row level security;
create policy realm on handover_list using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on handover_list to motcua_app;

create table handover_number (
  realm text not null,
  from_unit text not null,
  year integer not null,
  last integer not null,
  constraint handover_number_last_check CHECK ((last > 0)),
  constraint handover_number_pkey PRIMARY KEY (realm, from_unit, year)
);

alter table handover_number enable row level security;
create policy realm on handover_number using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on handover_number to motcua_app;

create table idempotency_key (
  realm text not null,
  actor text not null,
  key text not null,
  answer jsonb not null,
  at timestamp with time zone not null,
  constraint idempotency_key_key_check CHECK (((length(key) >= 8) AND (length(key) <= 100))),
  constraint idempotency_key_pkey PRIMARY KEY (realm, actor, key)
);

alter table idempotency_key enable row level security;
create policy realm on idempotency_key using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on idempotency_key to motcua_app;

create table identity_key (
  realm text not null,
  name text not null,
  value bytea not null,
  constraint identity_key_pkey PRIMARY KEY (realm, name)
);

alter table identity_key enable row level security;
create policy realm on identity_key using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on identity_key to motcua_app;

create table internal_note (
  realm text not null,
  code text not null,
  id uuid not null,
  text text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint internal_note_pkey PRIMARY KEY (realm, code, id),
  constraint internal_note_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

alter table internal_note enable row level security;
create policy realm on internal_note using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on internal_note to motcua_app;

create table issued_number (
  realm text not null,
  agency text not null,
  year integer not null,
  series text not null,
  number integer not null,
  previous integer generated always as (NULLIF((number - 1), 0)) stored,
  written text not null,
  sign_is_registered boolean not null,
  code text not null,
  seq integer not null,
  issued_at timestamp with time zone not null,
  issued_by text not null,
  constraint issued_number_number_check CHECK ((number > 0)),
  constraint issued_number_pkey PRIMARY KEY (realm, agency, year, series, number),
  constraint issued_number_realm_agency_year_series_previous_fkey FOREIGN KEY (realm, agency, year, series, previous) REFERENCES issued_number(realm, agency, year, series, number),
  constraint issued_number_realm_code_seq_fkey FOREIGN KEY (realm, code, seq) REFERENCES decision(realm, code, seq),
  constraint issued_number_realm_code_seq_key UNIQUE (realm, code, seq),
  constraint issued_number_series_check CHECK ((series <> ''::text))
);

alter table issued_number enable row level security;
create policy realm on issued_number using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on issued_number to motcua_app;
grant select on issued_number to motcua_read;

create table job_outbox (
  realm text not null,
  seq bigint not null,
  task text not null,
  payload jsonb not null,
  run_at timestamp with time zone,
  key text,
  constraint job_outbox_pkey PRIMARY KEY (realm, seq)
);

alter table job_outbox enable row level security;
create policy realm on job_outbox using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on job_outbox to motcua_app;
grant select on job_outbox to motcua_read;

create table notice (
  realm text not null,
  id uuid not null,
  person uuid,
  dossier text,
  kind text not null,
  facts jsonb not null,
  cause uuid,
  made_at timestamp with time zone not null,
  read_at timestamp with time zone,
  unit text,
  officer uuid,
  occasion text,
  digest_at timestamp with time zone,
  digest uuid,
  constraint notice_check CHECK (((person IS NULL) = (unit IS NOT NULL))),
  constraint notice_check1 CHECK (((officer IS NULL) = (occasion IS NULL))),
  constraint notice_check2 CHECK (((officer IS NULL) = (cause IS NOT NULL))),
  constraint notice_digest CHECK (((digest IS NULL) OR (digest_at IS NOT NULL))),
  constraint notice_pkey PRIMARY KEY (realm, id),
  constraint notice_realm_cause_person_key UNIQUE (realm, cause, person),
  constraint notice_realm_dossier_fkey FOREIGN KEY (realm, dossier) REFERENCES dossier(realm, code),
  constraint notice_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id),
  constraint notice_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id),
  constraint notice_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code)
);

CREATE INDEX notice_by_officer ON public.notice USING btree (realm, officer, made_at DESC, id DESC) WHERE (officer IS NOT NULL);
CREATE INDEX notice_by_person ON public.notice USING btree (realm, person, made_at DESC, id DESC);
CREATE INDEX notice_for_digest ON public.notice USING btree (realm, digest_at) WHERE ((digest_at IS NOT NULL) AND (digest IS NULL));
CREATE INDEX notice_in_digest ON public.notice USING btree (realm, digest) WHERE (digest IS NOT NULL);
CREATE INDEX notice_of_unit_dossier ON public.notice USING btree (realm, dossier, made_at DESC, id DESC) WHERE (unit IS NOT NULL);
CREATE INDEX notice_unread ON public.notice USING btree (realm, person) WHERE (read_at IS NULL);
CREATE INDEX notice_unread_by_officer ON public.notice USING btree (realm, officer) WHERE ((officer IS NOT NULL) AND (read_at IS NULL));
CREATE UNIQUE INDEX notice_apart_once ON public.notice USING btree (realm, kind, occasion, officer) WHERE ((officer IS NOT NULL) AND (dossier IS NULL));
CREATE UNIQUE INDEX notice_to_unit ON public.notice USING btree (realm, cause, unit) WHERE (unit IS NOT NULL);
CREATE UNIQUE INDEX notice_told ON public.notice USING btree (realm, dossier, kind, occasion, officer) WHERE (officer IS NOT NULL);
alter table notice enable row level security;
create policy realm on notice using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on notice to motcua_app;

create table notice_daily (
  realm text not null,
  reader uuid not null,
  official boolean not null,
  chosen_at timestamp with time zone not null,
  constraint notice_daily_pkey PRIMARY KEY (realm, reader, official)
);

alter table notice_daily enable row level security;
create policy realm on notice_daily using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on notice_daily to motcua_app;

create table notice_delivery (
  realm text not null,
  notice uuid not null,
  seq integer not null,
  channel text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  result text,
  reply smallint,
  constraint notice_delivery_channel_check CHECK ((channel = 'email'::text)),
  constraint notice_delivery_check CHECK (((ended_at IS NULL) = (result IS NULL))),
  constraint notice_delivery_pkey PRIMARY KEY (realm, notice, seq),
  constraint notice_delivery_realm_notice_fkey FOREIGN KEY (realm, notice) REFERENCES notice(realm, id),
  constraint notice_delivery_result_check CHECK ((result = ANY (ARRAY['sent'::text, 'no-server'::text, 'no-address'::text, 'no-consent'::text, 'address-refused'::text, 'put-off'::text, 'server-refused'::text, 'unreachable'::text]))),
  constraint notice_delivery_seq_check CHECK ((seq > 0))
);

alter table notice_delivery enable row level security;
create policy realm on notice_delivery using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on notice_delivery to motcua_app;

create table number_register (
  realm text not null,
  agency text not null,
  year integer not null,
  series text not null,
  last integer not null,
  constraint number_register_last_check CHECK ((last > 0)),
  constraint number_register_pkey PRIMARY KEY (realm, agency, year, series)
);

alter table number_register enable row level security;
create policy realm on number_register using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on number_register to motcua_app;

create table objection (
  realm text not null,
  code text not null,
  seq integer not null,
  against text not null,
  text text not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  answer text,
  upheld boolean,
  answered_at timestamp with time zone,
  answered_by text,
  constraint objection_against_check CHECK ((against = ANY (ARRAY['supplement'::text, 'refusal'::text]))),
  constraint objection_check CHECK ((((answered_at IS NULL) = (answer IS NULL)) AND ((answer IS NULL) = (upheld IS NULL)))),
  constraint objection_pkey PRIMARY KEY (realm, code, seq),
  constraint objection_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

CREATE INDEX objection_by_day ON public.objection USING btree (realm, made_at, code);
alter table objection enable row level security;
create policy realm on objection using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on objection to motcua_app;

create table office_hours (
  realm text not null,
  agency text not null,
  purpose text not null,
  valid_from date not null,
  week jsonb not null,
  basis text not null,
  constraint office_hours_pkey PRIMARY KEY (realm, agency, purpose, valid_from),
  constraint office_hours_purpose_check CHECK ((purpose = ANY (ARRAY['working'::text, 'reception'::text]))),
  constraint office_hours_realm_agency_fkey FOREIGN KEY (realm, agency) REFERENCES agency(realm, code),
  constraint office_hours_week_check CHECK (is_week(week))
);

CREATE TRIGGER raise_calendar_revision AFTER INSERT OR DELETE OR UPDATE ON public.office_hours FOR EACH STATEMENT EXECUTE FUNCTION raise_calendar_revision();
alter table office_hours enable row level security;
create policy adding on office_hours with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on office_hours using (realm = current_setting('motcua.realm'::text, true));
create policy reading on office_hours using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on office_hours using (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on office_hours to motcua_app;
grant select on office_hours to motcua_read;

create table officer (
  realm text not null,
  id uuid not null,
  person uuid not null,
  enrolled_at timestamp with time zone not null,
  work_email text,
  signer_title text,
  constraint officer_pkey PRIMARY KEY (realm, id),
  constraint officer_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id),
  constraint officer_realm_person_key UNIQUE (realm, person),
  constraint officer_signer_title_check CHECK (((length(signer_title) >= 1) AND (length(signer_title) <= 200))),
  constraint officer_work_email_check CHECK (((work_email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text) AND (length(work_email) <= 254)))
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
  ended_on date,
  appointed_at timestamp with time zone not null,
  constraint officer_post_check CHECK ((to_date >= from_date)),
  constraint officer_post_pkey PRIMARY KEY (realm, id),
  constraint officer_post_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id),
  constraint officer_post_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code),
  constraint officer_post_role_check CHECK ((role = ANY (ARRAY['receiver'::text, 'handler'::text, 'unit-head'::text, 'leader'::text, 'clerk'::text, 'controller'::text, 'appraiser'::text, 'supervisor'::text, 'administrator'::text])))
);

CREATE INDEX officer_post_by_officer ON public.officer_post USING btree (realm, officer);
CREATE INDEX officer_post_by_unit ON public.officer_post USING btree (realm, unit, role);
CREATE UNIQUE INDEX officer_post_open ON public.officer_post USING btree (realm, officer, unit, role) WHERE ((to_date IS NULL) AND (ended_on IS NULL));
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

CREATE INDEX officer_substitution_by_end ON public.officer_substitution USING btree (realm, to_date, id) WHERE (ended_at IS NULL);
CREATE INDEX officer_substitution_by_officer ON public.officer_substitution USING btree (realm, officer, to_date);
CREATE INDEX officer_substitution_by_substitute ON public.officer_substitution USING btree (realm, substitute, to_date);
alter table officer_substitution enable row level security;
create policy realm on officer_substitution using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on officer_substitution to motcua_app;
grant select on officer_substitution to motcua_read;

create table paper (
  realm text not null,
  id uuid not null,
  type text not null,
  owner uuid not null,
  title text not null,
  abstract text,
  issuer text,
  number text,
  issued_on date,
  valid_from date,
  valid_to date,
  scope text,
  origin text not null,
  dossier text,
  component text,
  decision integer,
  agency text not null,
  units text[] not null,
  sha256 text not null,
  file_name text not null,
  file_type text not null,
  file_size bigint not null,
  signature text not null default 'unchecked'::text,
  signature_at timestamp with time zone,
  certification text not null default 'none'::text,
  kept_at timestamp with time zone not null,
  kept_by text not null,
  constraint paper_certification_check CHECK ((certification = ANY (ARRAY['none'::text, 'compared'::text, 'certified'::text]))),
  constraint paper_check CHECK ((valid_to >= valid_from)),
  constraint paper_check1 CHECK (((decision IS NULL) OR (origin = 'result'::text))),
  constraint paper_file_size_check CHECK ((file_size > 0)),
  constraint paper_origin_check CHECK ((origin = ANY (ARRAY['citizen-scan'::text, 'desk-scan'::text, 'database'::text, 'result'::text]))),
  constraint paper_pkey PRIMARY KEY (realm, id),
  constraint paper_realm_owner_fkey FOREIGN KEY (realm, owner) REFERENCES person(realm, id),
  constraint paper_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint paper_signature_check CHECK ((signature = ANY (ARRAY['none'::text, 'good'::text, 'bad'::text, 'unchecked'::text]))),
  constraint paper_title_check CHECK ((title <> ''::text)),
  constraint paper_type_check1 CHECK ((type <> ''::text))
);

CREATE INDEX paper_by_file ON public.paper USING btree (sha256);
CREATE INDEX paper_by_owner ON public.paper USING btree (realm, owner, type, kept_at DESC, id);
CREATE UNIQUE INDEX paper_by_content ON public.paper USING btree (realm, owner, type, sha256);
CREATE UNIQUE INDEX paper_by_decision ON public.paper USING btree (realm, dossier, decision) WHERE (decision IS NOT NULL);
alter table paper enable row level security;
create policy realm on paper using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on paper to motcua_app;
grant select on paper to motcua_read;

create table paper_copy (
  realm text not null,
  paper uuid not null,
  attempt integer not null,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  name text not null,
  unit text not null,
  done_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  sha256 text,
  size bigint,
  constraint paper_copy_attempt_check CHECK ((attempt > 0)),
  constraint paper_copy_check CHECK (((done_at IS NULL) OR (failed_at IS NULL))),
  constraint paper_copy_check1 CHECK (((failed_at IS NULL) = (failure IS NULL))),
  constraint paper_copy_check2 CHECK (((done_at IS NULL) = (sha256 IS NULL))),
  constraint paper_copy_check3 CHECK (((sha256 IS NULL) = (size IS NULL))),
  constraint paper_copy_name_check CHECK ((name <> ''::text)),
  constraint paper_copy_pkey PRIMARY KEY (realm, paper, attempt),
  constraint paper_copy_realm_paper_fkey FOREIGN KEY (realm, paper) REFERENCES paper(realm, id),
  constraint paper_copy_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint paper_copy_size_check CHECK ((size > 0))
);

CREATE INDEX paper_copy_by_content ON public.paper_copy USING btree (sha256) WHERE (sha256 IS NOT NULL);
alter table paper_copy enable row level security;
create policy realm on paper_copy using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on paper_copy to motcua_app;
grant select on paper_copy to motcua_read;

create table paper_event (
  realm text not null,
  paper uuid not null,
  id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  by text not null,
  reason text not null,
  answers uuid,
  constraint paper_event_check CHECK (((kind = 'answered'::text) = (answers IS NOT NULL))),
  constraint paper_event_kind_check CHECK ((kind = ANY (ARRAY['revoked'::text, 'restored'::text, 'objected'::text, 'answered'::text, 'signature'::text, 'typed'::text, 'compared'::text]))),
  constraint paper_event_pkey PRIMARY KEY (realm, paper, id),
  constraint paper_event_realm_paper_fkey FOREIGN KEY (realm, paper) REFERENCES paper(realm, id),
  constraint paper_event_reason_check CHECK ((reason <> ''::text))
);

CREATE INDEX paper_event_objected ON public.paper_event USING btree (realm, id) WHERE (kind = 'objected'::text);
CREATE UNIQUE INDEX paper_objection_answered ON public.paper_event USING btree (realm, paper, answers) WHERE (answers IS NOT NULL);
alter table paper_event enable row level security;
create policy realm on paper_event using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on paper_event to motcua_app;
grant select on paper_event to motcua_read;

create table paper_link (
  realm text not null,
  procedure text not null,
  role text not null,
  part text not null,
  type text not null,
  valid_from date not null,
  valid_to date,
  constraint paper_link_check CHECK ((valid_to >= valid_from)),
  constraint paper_link_part_check CHECK ((part <> ''::text)),
  constraint paper_link_pkey PRIMARY KEY (realm, procedure, role, part, valid_from),
  constraint paper_link_role_check CHECK ((role = ANY (ARRAY['component'::text, 'result'::text])))
);

alter table paper_link enable row level security;
create policy adding on paper_link with check (realm = current_setting('motcua.realm'::text, true));
create policy reading on paper_link using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on paper_link using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on paper_link to motcua_app;
grant select on paper_link to motcua_read;

create table paper_share (
  realm text not null,
  paper uuid not null,
  id uuid not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  opens_most integer,
  opened integer not null default 0,
  revoked_at timestamp with time zone,
  constraint paper_share_check CHECK ((ends_at > made_at)),
  constraint paper_share_check1 CHECK (((opened >= 0) AND ((opens_most IS NULL) OR (opened <= opens_most)))),
  constraint paper_share_opens_most_check CHECK ((opens_most > 0)),
  constraint paper_share_pkey PRIMARY KEY (realm, paper, id),
  constraint paper_share_realm_paper_fkey FOREIGN KEY (realm, paper) REFERENCES paper(realm, id),
  constraint paper_share_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

CREATE UNIQUE INDEX paper_share_by_token ON public.paper_share USING btree (realm, token_hash);
alter table paper_share enable row level security;
create policy realm on paper_share using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on paper_share to motcua_app;
grant select on paper_share to motcua_read;

create table paper_type (
  realm text not null,
  type text not null,
  valid_from date not null,
  valid_to date,
  reusable boolean not null,
  months integer,
  basis text not null,
  constraint paper_type_basis_check CHECK ((basis <> ''::text)),
  constraint paper_type_check CHECK ((valid_to >= valid_from)),
  constraint paper_type_months_check CHECK ((months > 0)),
  constraint paper_type_pkey PRIMARY KEY (realm, type, valid_from)
);

alter table paper_type enable row level security;
create policy adding on paper_type with check (realm = current_setting('motcua.realm'::text, true));
create policy reading on paper_type using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on paper_type using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on paper_type to motcua_app;
grant select on paper_type to motcua_read;

create table paper_typed (
  realm text not null,
  owner uuid not null,
  content text not null,
  id uuid not null,
  fields jsonb not null,
  proposed text[] not null,
  at timestamp with time zone not null,
  by text not null,
  constraint paper_typed_content_check CHECK ((content ~ '^[0-9a-f]{64}$'::text)),
  constraint paper_typed_pkey PRIMARY KEY (realm, owner, content, id),
  constraint paper_typed_realm_owner_fkey FOREIGN KEY (realm, owner) REFERENCES person(realm, id)
);

alter table paper_typed enable row level security;
create policy realm on paper_typed using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on paper_typed to motcua_app;
grant select on paper_typed to motcua_read;

create table paper_use (
  realm text not null,
  paper uuid not null,
  id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  by text not null,
  procedure text,
  draft uuid,
  dossier text,
  share uuid,
  constraint paper_use_kind_check CHECK ((kind = ANY (ARRAY['listed'::text, 'seen'::text, 'taken'::text, 'filed'::text, 'link-seen'::text, 'link-opened'::text]))),
  constraint paper_use_pkey PRIMARY KEY (realm, paper, id),
  constraint paper_use_realm_paper_fkey FOREIGN KEY (realm, paper) REFERENCES paper(realm, id)
);

alter table paper_use enable row level security;
create policy realm on paper_use using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on paper_use to motcua_app;
grant select on paper_use to motcua_read;

create table par_criterion (
  realm text not null,
  year integer not null,
  group_code text not null,
  code text not null,
  place integer not null,
  title_vi text not null,
  title_en text not null,
  max integer not null,
  is_leaf boolean not null,
  constraint par_criterion_code_check CHECK ((code ~ '^[0-9]+([.][0-9]+)*$'::text)),
  constraint par_criterion_max_check CHECK ((max > 0)),
  constraint par_criterion_pkey PRIMARY KEY (realm, year, group_code, code),
  constraint par_criterion_place_check CHECK ((place > 0)),
  constraint par_criterion_realm_year_group_code_fkey FOREIGN KEY (realm, year, group_code) REFERENCES par_form(realm, year, group_code),
  constraint par_criterion_realm_year_group_code_place_key UNIQUE (realm, year, group_code, place)
);

alter table par_criterion enable row level security;
create policy realm on par_criterion using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on par_criterion to motcua_app;
grant select on par_criterion to motcua_read;

create table par_evidence (
  realm text not null,
  id uuid not null,
  year integer not null,
  unit text not null,
  subject text not null,
  stage text not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  at timestamp with time zone not null,
  by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint par_evidence_check CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  constraint par_evidence_pkey PRIMARY KEY (realm, id),
  constraint par_evidence_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint par_evidence_realm_removed_by_fkey FOREIGN KEY (realm, removed_by) REFERENCES officer(realm, id),
  constraint par_evidence_realm_year_unit_fkey FOREIGN KEY (realm, year, unit) REFERENCES par_sheet(realm, year, unit),
  constraint par_evidence_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint par_evidence_size_check CHECK ((size > 0)),
  constraint par_evidence_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'explain'::text])))
);

CREATE INDEX par_evidence_of_sheet ON public.par_evidence USING btree (realm, year, unit, subject, at, id) WHERE (removed_at IS NULL);
alter table par_evidence enable row level security;
create policy realm on par_evidence using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on par_evidence to motcua_app;
grant select on par_evidence to motcua_read;

create table par_form (
  realm text not null,
  year integer not null,
  group_code text not null,
  name_vi text not null,
  name_en text not null,
  basis text not null,
  appraiser text not null,
  self_from date not null,
  self_to date not null,
  first_to date not null,
  explain_to date not null,
  second_to date not null,
  survey_max integer not null,
  bonus_max integer not null,
  penalty_max integer not null,
  classes jsonb not null,
  constraint par_form_bonus_max_check CHECK ((bonus_max >= 0)),
  constraint par_form_check CHECK (((self_from <= self_to) AND (self_to <= first_to) AND (first_to <= explain_to) AND (explain_to <= second_to))),
  constraint par_form_group_code_check CHECK ((group_code ~ '^[a-z0-9-]{1,20}$'::text)),
  constraint par_form_penalty_max_check CHECK ((penalty_max >= 0)),
  constraint par_form_pkey PRIMARY KEY (realm, year, group_code),
  constraint par_form_realm_appraiser_fkey FOREIGN KEY (realm, appraiser) REFERENCES agency(realm, code),
  constraint par_form_survey_max_check CHECK ((survey_max >= 0)),
  constraint par_form_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);

alter table par_form enable row level security;
create policy realm on par_form using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on par_form to motcua_app;
grant select on par_form to motcua_read;

create table par_score (
  realm text not null,
  year integer not null,
  unit text not null,
  subject text not null,
  stage text not null,
  seq integer not null,
  points integer,
  note text not null,
  asks boolean not null default false,
  at timestamp with time zone not null,
  by uuid not null,
  constraint par_score_check CHECK (((points IS NULL) = (stage = 'explain'::text))),
  constraint par_score_check1 CHECK (((NOT asks) OR (stage = 'first'::text))),
  constraint par_score_note_check CHECK ((length(note) <= 4000)),
  constraint par_score_pkey PRIMARY KEY (realm, year, unit, subject, stage, seq),
  constraint par_score_points_check CHECK ((points >= 0)),
  constraint par_score_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint par_score_realm_year_unit_fkey FOREIGN KEY (realm, year, unit) REFERENCES par_sheet(realm, year, unit),
  constraint par_score_seq_check CHECK ((seq > 0)),
  constraint par_score_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'first'::text, 'explain'::text, 'second'::text])))
);

alter table par_score enable row level security;
create policy realm on par_score using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on par_score to motcua_app;
grant select on par_score to motcua_read;

create table par_sheet (
  realm text not null,
  year integer not null,
  unit text not null,
  group_code text not null,
  constraint par_sheet_pkey PRIMARY KEY (realm, year, unit),
  constraint par_sheet_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code),
  constraint par_sheet_realm_year_group_code_fkey FOREIGN KEY (realm, year, group_code) REFERENCES par_form(realm, year, group_code)
);

CREATE INDEX par_sheet_of_group ON public.par_sheet USING btree (realm, year, group_code, unit);
alter table par_sheet enable row level security;
create policy realm on par_sheet using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on par_sheet to motcua_app;
grant select on par_sheet to motcua_read;

create table par_stage (
  realm text not null,
  year integer not null,
  unit text not null,
  stage text not null,
  at timestamp with time zone not null,
  by uuid not null,
  constraint par_stage_pkey PRIMARY KEY (realm, year, unit, stage),
  constraint par_stage_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint par_stage_realm_year_unit_fkey FOREIGN KEY (realm, year, unit) REFERENCES par_sheet(realm, year, unit),
  constraint par_stage_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'first'::text, 'explain'::text, 'second'::text])))
);

alter table par_stage enable row level security;
create policy realm on par_stage using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on par_stage to motcua_app;
grant select on par_stage to motcua_read;

create table person (
  realm text not null,
  id uuid not null,
  personal_number text,
  full_name text not null,
  folded_name text not null,
  birth_date date,
  created_at timestamp with time zone not null,
  kind text not null default 'citizen'::text,
  organisation_number text,
  phone text,
  email text,
  contact_at timestamp with time zone,
  constraint person_check CHECK (((personal_number IS NULL) OR (kind = 'citizen'::text))),
  constraint person_check1 CHECK (((organisation_number IS NULL) OR (kind = 'organisation'::text))),
  constraint person_email_check CHECK (((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text) AND (length(email) <= 254))),
  constraint person_full_name_check CHECK (((full_name <> ''::text) AND (full_name = btrim(full_name)))),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['citizen'::text, 'organisation'::text]))),
  constraint person_organisation_number_check CHECK ((organisation_number ~ '^[0-9]{10}(-[0-9]{3})?$'::text)),
  constraint person_personal_number_check CHECK ((personal_number ~ '^[0-9]{12}$'::text)),
  constraint person_phone_check CHECK ((phone ~ '^0[0-9]{9,10}$'::text)),
  constraint person_pkey PRIMARY KEY (realm, id)
);

CREATE UNIQUE INDEX person_by_number ON public.person USING btree (realm, personal_number) WHERE (personal_number IS NOT NULL);
CREATE UNIQUE INDEX person_by_organisation_number ON public.person USING btree (realm, organisation_number) WHERE (organisation_number IS NOT NULL);
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
  province text,
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

CREATE INDEX procedure_by_listing ON public.procedure USING btree (realm, listed_as_of);
CREATE TRIGGER raise_catalogue_revision AFTER INSERT OR DELETE OR UPDATE ON public.procedure FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_revision();
alter table procedure enable row level security;
create policy adding on procedure with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on procedure using (realm = current_setting('motcua.realm'::text, true));
create policy reading on procedure using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on procedure using (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on procedure to motcua_app;
grant select on procedure to motcua_read;

create table procedure_process (
  realm text not null,
  procedure text not null,
  valid_from date not null,
  process jsonb not null,
  basis text not null,
  constraint procedure_process_basis_check CHECK ((basis <> ''::text)),
  constraint procedure_process_pkey PRIMARY KEY (realm, procedure, valid_from),
  constraint procedure_process_process_check CHECK ((jsonb_typeof((process -> 'steps'::text)) = 'array'::text))
);

alter table procedure_process enable row level security;
create policy realm on procedure_process using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on procedure_process to motcua_app;
grant select on procedure_process to motcua_read;

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

CREATE TRIGGER raise_catalogue_revision AFTER INSERT OR DELETE OR UPDATE ON public.procedure_route FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_revision();
alter table procedure_route enable row level security;
create policy adding on procedure_route with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on procedure_route using (realm = current_setting('motcua.realm'::text, true));
create policy reading on procedure_route using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on procedure_route using (realm = current_setting('motcua.realm'::text, true));
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
CREATE TRIGGER raise_catalogue_revision AFTER INSERT OR DELETE OR UPDATE ON public.procedure_version FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_revision();
alter table procedure_version enable row level security;
create policy adding on procedure_version with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on procedure_version using (realm = current_setting('motcua.realm'::text, true));
create policy reading on procedure_version using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on procedure_version using (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on procedure_version to motcua_app;
grant select on procedure_version to motcua_read;

create table process_edition (
  realm text not null,
  digest bytea not null,
  process jsonb not null,
  constraint process_edition_check CHECK ((digest = sha256(convert_to((process)::text, 'UTF8'::name)))),
  constraint process_edition_pkey PRIMARY KEY (realm, digest)
);

alter table process_edition enable row level security;
create policy realm on process_edition using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on process_edition to motcua_app;
grant select on process_edition to motcua_read;

create table quarantined_file (
  realm text not null,
  id uuid not null,
  at timestamp with time zone not null,
  content text not null,
  size bigint not null,
  type text not null,
  virus text not null,
  by text,
  subject text,
  component text,
  until timestamp with time zone,
  deleted_at timestamp with time zone,
  constraint quarantined_file_check CHECK (((deleted_at IS NULL) OR (until IS NOT NULL))),
  constraint quarantined_file_content_check CHECK ((content ~ '^[0-9a-f]{64}$'::text)),
  constraint quarantined_file_pkey PRIMARY KEY (realm, id),
  constraint quarantined_file_size_check CHECK ((size > 0)),
  constraint quarantined_file_virus_check CHECK ((virus <> ''::text))
);

CREATE INDEX quarantined_file_held ON public.quarantined_file USING btree (realm, content) WHERE ((until IS NOT NULL) AND (deleted_at IS NULL));
alter table quarantined_file enable row level security;
create policy realm on quarantined_file using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on quarantined_file to motcua_app;
grant select on quarantined_file to motcua_read;

create table queue_line (
  realm text not null,
  place text not null,
  due timestamp with time zone not null,
  code text not null,
  constraint queue_line_pkey PRIMARY KEY (realm, place, due, code),
  constraint queue_line_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

CREATE INDEX queue_line_of ON public.queue_line USING btree (realm, code);
alter table queue_line enable row level security;
create policy realm on queue_line using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on queue_line to motcua_app;
grant select on queue_line to motcua_read;

create table queue_recount (
  realm text not null,
  at timestamp with time zone not null,
  places integer not null,
  differences integer not null,
  constraint queue_recount_pkey PRIMARY KEY (realm, at)
);

alter table queue_recount enable row level security;
create policy realm on queue_recount using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on queue_recount to motcua_app;
grant select on queue_recount to motcua_read;

create table queue_tally (
  realm text not null,
  place text not null,
  due timestamp with time zone not null,
  slot smallint not null,
  count integer not null,
  constraint queue_tally_pkey PRIMARY KEY (realm, place, due, slot)
);

alter table queue_tally enable row level security;
create policy realm on queue_tally using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on queue_tally to motcua_app;
grant select on queue_tally to motcua_read;

create table report_figure (
  realm text not null,
  form text not null,
  unit text not null,
  from_date date not null,
  to_date date not null,
  part text not null,
  row_name text not null,
  column_key text not null,
  seq integer not null,
  value text not null,
  reason text not null,
  at timestamp with time zone not null,
  by uuid not null,
  constraint report_figure_check CHECK ((from_date <= to_date)),
  constraint report_figure_form_check CHECK ((form = ANY (ARRAY['05c'::text, '06a'::text, '06b'::text, '08b'::text, '08c'::text, '09a'::text, '09b'::text, '03b'::text, '04b'::text, '04d'::text]))),
  constraint report_figure_pkey PRIMARY KEY (realm, form, unit, from_date, to_date, part, row_name, column_key, seq),
  constraint report_figure_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint report_figure_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code),
  constraint report_figure_reason_check CHECK ((reason <> ''::text)),
  constraint report_figure_row_name_check CHECK ((length(row_name) <= 200)),
  constraint report_figure_seq_check CHECK ((seq > 0)),
  constraint report_figure_value_check CHECK ((length(value) <= 1000))
);

alter table report_figure enable row level security;
create policy realm on report_figure using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on report_figure to motcua_app;
grant select on report_figure to motcua_read;

create table report_signing (
  realm text not null,
  form text not null,
  unit text not null,
  from_date date not null,
  to_date date not null,
  version integer not null,
  attempt integer not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  done_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  sha256 text,
  size bigint,
  constraint report_signing_attempt_check CHECK ((attempt > 0)),
  constraint report_signing_check CHECK (((done_at IS NULL) OR (failed_at IS NULL))),
  constraint report_signing_check1 CHECK (((failed_at IS NULL) = (failure IS NULL))),
  constraint report_signing_check2 CHECK ((num_nulls(done_at, sha256, size) = ANY (ARRAY[0, 3]))),
  constraint report_signing_pkey PRIMARY KEY (realm, form, unit, from_date, to_date, version, attempt),
  constraint report_signing_realm_asked_by_fkey FOREIGN KEY (realm, asked_by) REFERENCES officer(realm, id),
  constraint report_signing_realm_form_unit_from_date_to_date_version_fkey FOREIGN KEY (realm, form, unit, from_date, to_date, version) REFERENCES statutory_report(realm, form, unit, from_date, to_date, version),
  constraint report_signing_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint report_signing_size_check CHECK ((size > 0))
);

CREATE INDEX report_signing_by_content ON public.report_signing USING btree (sha256) WHERE (sha256 IS NOT NULL);
alter table report_signing enable row level security;
create policy realm on report_signing using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on report_signing to motcua_app;
grant select on report_signing to motcua_read;

create table result (
  realm text not null,
  code text not null,
  seq integer not null,
  token text not null,
  opened_at timestamp with time zone not null,
  issued_at timestamp with time zone,
  paper_code text,
  paper_code_is_provisional boolean,
  issuer text,
  valid_from date,
  valid_until date,
  constraint result_check CHECK ((valid_until >= valid_from)),
  constraint result_check1 CHECK ((num_nulls(issued_at, paper_code, paper_code_is_provisional, issuer, valid_from) = ANY (ARRAY[0, 5]))),
  constraint result_pkey PRIMARY KEY (realm, code, seq),
  constraint result_realm_code_seq_fkey FOREIGN KEY (realm, code, seq) REFERENCES decision(realm, code, seq),
  constraint result_realm_token_key UNIQUE (realm, token),
  constraint result_token_check CHECK ((token ~ '^[a-z2-7]{26}$'::text))
);

alter table result enable row level security;
create policy realm on result using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on result to motcua_app;
grant select on result to motcua_read;

create table result_credential (
  realm text not null,
  code text not null,
  seq integer not null,
  credential text not null,
  made_at timestamp with time zone not null,
  constraint result_credential_credential_check CHECK ((credential <> ''::text)),
  constraint result_credential_pkey PRIMARY KEY (realm, code, seq),
  constraint result_credential_realm_code_seq_fkey FOREIGN KEY (realm, code, seq) REFERENCES result(realm, code, seq)
);

alter table result_credential enable row level security;
create policy realm on result_credential using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on result_credential to motcua_app;
grant select on result_credential to motcua_read;

create table result_revocation (
  realm text not null,
  code text not null,
  seq integer not null,
  ground text not null,
  article text not null,
  reason text not null,
  revoked_at timestamp with time zone not null,
  revoked_by text not null,
  constraint result_revocation_article_check CHECK ((article <> ''::text)),
  constraint result_revocation_ground_check CHECK ((ground <> ''::text)),
  constraint result_revocation_pkey PRIMARY KEY (realm, code, seq),
  constraint result_revocation_realm_code_seq_fkey FOREIGN KEY (realm, code, seq) REFERENCES decision(realm, code, seq),
  constraint result_revocation_reason_check CHECK ((reason <> ''::text))
);

alter table result_revocation enable row level security;
create policy realm on result_revocation using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on result_revocation to motcua_app;
grant select on result_revocation to motcua_read;

create table result_template (
  realm text not null,
  procedure text not null,
  edition integer not null,
  content jsonb not null,
  valid_from date,
  is_demo boolean not null default false,
  revision integer not null default 1,
  drafted_at timestamp with time zone not null,
  drafted_by text not null,
  published_at timestamp with time zone,
  published_by text,
  declines boolean not null default false,
  constraint result_template_check CHECK (((valid_from IS NULL) = (published_at IS NULL))),
  constraint result_template_check1 CHECK (((published_at IS NULL) = (published_by IS NULL))),
  constraint result_template_edition_check CHECK ((edition > 0)),
  constraint result_template_pkey PRIMARY KEY (realm, procedure, edition)
);

CREATE UNIQUE INDEX result_template_day ON public.result_template USING btree (realm, procedure, declines, valid_from) WHERE (valid_from IS NOT NULL);
CREATE UNIQUE INDEX result_template_draft ON public.result_template USING btree (realm, procedure, declines) WHERE (published_at IS NULL);
alter table result_template enable row level security;
create policy realm on result_template using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on result_template to motcua_app;
grant select on result_template to motcua_read;

create table saved_view (
  realm text not null,
  officer uuid not null,
  id uuid not null,
  name text not null,
  query text not null,
  made_at timestamp with time zone not null,
  constraint saved_view_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
  constraint saved_view_pkey PRIMARY KEY (realm, officer, id),
  constraint saved_view_query_check CHECK ((char_length(query) <= 300))
);

alter table saved_view enable row level security;
create policy realm on saved_view using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on saved_view to motcua_app;
grant select on saved_view to motcua_read;

create table scan_page (
  realm text not null,
  draft uuid not null,
  id uuid not null,
  component text,
  place integer not null,
  sha256 text not null,
  page integer not null,
  turn integer not null default 0,
  added_at timestamp with time zone not null,
  added_by text not null,
  constraint scan_page_page_check CHECK ((page > 0)),
  constraint scan_page_pkey PRIMARY KEY (realm, draft, id),
  constraint scan_page_realm_draft_fkey FOREIGN KEY (realm, draft) REFERENCES draft(realm, id),
  constraint scan_page_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint scan_page_turn_check CHECK ((turn = ANY (ARRAY[0, 90, 180, 270])))
);

CREATE INDEX scan_page_by_content ON public.scan_page USING btree (sha256);
alter table scan_page enable row level security;
create policy realm on scan_page using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on scan_page to motcua_app;
grant select on scan_page to motcua_read;

create table schema_migration (
  name text not null,
  breaking boolean not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);

create table score_dossier (
  realm text not null,
  code text not null,
  unit text not null,
  received_at timestamp with time zone not null,
  procedure text not null,
  procedures text[] not null,
  field text,
  pattern integer not null,
  moments timestamp with time zone[],
  constraint score_dossier_pkey PRIMARY KEY (realm, code),
  constraint score_dossier_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code),
  constraint score_dossier_realm_pattern_fkey FOREIGN KEY (realm, pattern) REFERENCES score_pattern(realm, id)
);

CREATE INDEX score_dossier_listed ON public.score_dossier USING btree (realm, pattern, received_at, code) INCLUDE (moments);
CREATE INDEX score_dossier_of_field ON public.score_dossier USING btree (realm, unit, field, received_at, code);
CREATE INDEX score_dossier_of_unit ON public.score_dossier USING btree (realm, unit, pattern, received_at, code) INCLUDE (moments);
alter table score_dossier enable row level security;
create policy realm on score_dossier using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on score_dossier to motcua_app;
grant select on score_dossier to motcua_read;

create table score_fact (
  realm text not null,
  kind text not null,
  code text not null,
  unit text not null default ''::text,
  day date not null,
  until date,
  done date,
  value text not null default ''::text,
  imported_at timestamp with time zone not null,
  constraint score_fact_pkey PRIMARY KEY (realm, kind, code, unit, day)
);

alter table score_fact enable row level security;
create policy realm on score_fact using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on score_fact to motcua_app;
grant select on score_fact to motcua_read;

create table score_field (
  realm text not null,
  period text not null,
  unit text not null,
  field text not null,
  mark text not null,
  side text not null,
  until timestamp with time zone not null default '-infinity'::timestamp with time zone,
  count integer not null,
  constraint score_field_period_check CHECK ((period ~ '^\d{4}-\d{2}$'::text)),
  constraint score_field_pkey PRIMARY KEY (realm, unit, period, mark, field, side, until)
);

alter table score_field enable row level security;
create policy realm on score_field using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on score_field to motcua_app;
grant select on score_field to motcua_read;

create table score_freeze (
  realm text not null,
  period text not null,
  at timestamp with time zone not null,
  by text not null,
  readings jsonb not null,
  constraint score_freeze_pkey PRIMARY KEY (realm, period)
);

alter table score_freeze enable row level security;
create policy realm on score_freeze using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on score_freeze to motcua_app;
grant select on score_freeze to motcua_read;

create table score_frozen (
  realm text not null,
  period text not null,
  unit text not null,
  figures jsonb not null,
  constraint score_frozen_pkey PRIMARY KEY (realm, period, unit),
  constraint score_frozen_realm_period_fkey FOREIGN KEY (realm, period) REFERENCES score_freeze(realm, period)
);

alter table score_frozen enable row level security;
create policy realm on score_frozen using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on score_frozen to motcua_app;
grant select on score_frozen to motcua_read;

create table score_pattern (
  realm text not null,
  id integer not null,
  sides text[] not null,
  constraint score_pattern_pkey PRIMARY KEY (realm, id),
  constraint score_pattern_realm_sides_key UNIQUE (realm, sides)
);

alter table score_pattern enable row level security;
create policy realm on score_pattern using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on score_pattern to motcua_app;
grant select on score_pattern to motcua_read;

create table score_pending (
  realm text not null,
  seq bigint not null,
  code text not null,
  constraint score_pending_pkey PRIMARY KEY (realm, seq)
);

alter table score_pending enable row level security;
create policy realm on score_pending using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on score_pending to motcua_app;
grant select on score_pending to motcua_read;

create table score_procedure (
  realm text not null,
  period text not null,
  unit text not null,
  mark text not null,
  procedure text not null,
  count integer not null,
  constraint score_procedure_pkey PRIMARY KEY (realm, period, unit, mark, procedure)
);

alter table score_procedure enable row level security;
create policy realm on score_procedure using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on score_procedure to motcua_app;
grant select on score_procedure to motcua_read;

create table score_recount (
  realm text not null,
  at timestamp with time zone not null,
  dossiers integer not null,
  differences integer not null,
  constraint score_recount_pkey PRIMARY KEY (realm, at)
);

alter table score_recount enable row level security;
create policy realm on score_recount using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on score_recount to motcua_app;
grant select on score_recount to motcua_read;

create table score_tally (
  realm text not null,
  period text not null,
  unit text not null,
  mark text not null,
  side text not null,
  until timestamp with time zone not null default '-infinity'::timestamp with time zone,
  count integer not null,
  constraint score_tally_pkey PRIMARY KEY (realm, period, unit, mark, side, until)
);

alter table score_tally enable row level security;
create policy realm on score_tally using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on score_tally to motcua_app;
grant select on score_tally to motcua_read;

create table session (
  realm text not null,
  token_hash text not null,
  person uuid not null,
  officer uuid,
  way uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  issuer_token text,
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

create table signing_request (
  realm text not null,
  code text not null,
  seq integer not null,
  part text not null,
  attempt integer not null,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  done_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  constraint signing_request_attempt_check CHECK ((attempt > 0)),
  constraint signing_request_check CHECK (((done_at IS NULL) OR (failed_at IS NULL))),
  constraint signing_request_check1 CHECK (((failed_at IS NULL) = (failure IS NULL))),
  constraint signing_request_part_check CHECK ((part = ANY (ARRAY['person'::text, 'agency'::text]))),
  constraint signing_request_pkey PRIMARY KEY (realm, code, seq, part, attempt),
  constraint signing_request_realm_code_seq_fkey FOREIGN KEY (realm, code, seq) REFERENCES decision(realm, code, seq)
);

alter table signing_request enable row level security;
create policy realm on signing_request using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on signing_request to motcua_app;
grant select on signing_request to motcua_read;

create table statutory_report (
  realm text not null,
  form text not null,
  unit text not null,
  from_date date not null,
  to_date date not null,
  version integer not null,
  figures jsonb not null,
  reason text not null,
  at timestamp with time zone not null,
  by uuid not null,
  sources jsonb,
  constraint statutory_report_check CHECK ((from_date <= to_date)),
  constraint statutory_report_check1 CHECK (((version = 1) OR (reason <> ''::text))),
  constraint statutory_report_form_check CHECK ((form = ANY (ARRAY['07a'::text, '07b'::text, '05c'::text, '06a'::text, '06b'::text, '08b'::text, '08c'::text, '09a'::text, '09b'::text, '03b'::text, '04b'::text, '04d'::text]))),
  constraint statutory_report_pkey PRIMARY KEY (realm, form, unit, from_date, to_date, version),
  constraint statutory_report_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint statutory_report_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code),
  constraint statutory_report_sources_check CHECK ((jsonb_typeof(sources) = 'object'::text)),
  constraint statutory_report_version_check CHECK ((version > 0))
);

CREATE INDEX statutory_report_by_end ON public.statutory_report USING btree (realm, unit, to_date DESC, form, version DESC);
alter table statutory_report enable row level security;
create policy realm on statutory_report using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on statutory_report to motcua_app;
grant select on statutory_report to motcua_read;

create table supplement_request (
  realm text not null,
  code text not null,
  round integer not null,
  stage text not null,
  items jsonb not null,
  ground text,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  close_due timestamp with time zone,
  answered_at timestamp with time zone,
  despite integer not null default 0,
  constraint supplement_request_check CHECK (((round = 1) OR (ground <> ''::text))),
  constraint supplement_request_despite_check CHECK ((despite >= 0)),
  constraint supplement_request_items_check CHECK ((jsonb_array_length(items) > 0)),
  constraint supplement_request_pkey PRIMARY KEY (realm, code, round),
  constraint supplement_request_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code),
  constraint supplement_request_round_check CHECK ((round > 0)),
  constraint supplement_request_stage_check CHECK ((stage = ANY (ARRAY['before'::text, 'processing'::text])))
);

CREATE INDEX supplement_request_by_asker ON public.supplement_request USING btree (realm, asked_by, asked_at, code);
CREATE INDEX supplement_request_open ON public.supplement_request USING btree (realm, close_due) WHERE (answered_at IS NULL);
alter table supplement_request enable row level security;
create policy realm on supplement_request using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on supplement_request to motcua_app;

create table target (
  realm text not null,
  id uuid not null,
  directive uuid not null,
  unit text not null,
  owner uuid not null,
  indicator text not null,
  wanted integer not null,
  due date not null,
  at timestamp with time zone not null,
  by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  constraint target_check CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (end_reason IS NULL)))),
  constraint target_end_reason_check CHECK ((end_reason <> ''::text)),
  constraint target_pkey PRIMARY KEY (realm, id),
  constraint target_realm_by_fkey FOREIGN KEY (realm, by) REFERENCES officer(realm, id),
  constraint target_realm_directive_fkey FOREIGN KEY (realm, directive) REFERENCES directive(realm, id),
  constraint target_realm_directive_unit_indicator_key UNIQUE (realm, directive, unit, indicator),
  constraint target_realm_ended_by_fkey FOREIGN KEY (realm, ended_by) REFERENCES officer(realm, id),
  constraint target_realm_owner_fkey FOREIGN KEY (realm, owner) REFERENCES officer(realm, id),
  constraint target_realm_unit_fkey FOREIGN KEY (realm, unit) REFERENCES agency(realm, code),
  constraint target_wanted_check CHECK (((wanted >= 1) AND (wanted <= 10000)))
);

CREATE INDEX target_by_due ON public.target USING btree (realm, due, id) WHERE (ended_at IS NULL);
CREATE INDEX target_of_owner ON public.target USING btree (realm, owner, due, id) WHERE (ended_at IS NULL);
CREATE INDEX target_of_unit ON public.target USING btree (realm, unit, due, id) WHERE (ended_at IS NULL);
alter table target enable row level security;
create policy realm on target using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on target to motcua_app;
grant select on target to motcua_read;

create table ticket (
  realm text not null,
  id uuid not null,
  centre text not null,
  day date not null,
  series text not null,
  number integer not null,
  priority text,
  line text not null,
  only_counter integer,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  waiting_since timestamp with time zone,
  came_back_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint ticket_check CHECK (((waiting_since IS NULL) OR (ended_at IS NULL))),
  constraint ticket_number_check CHECK ((number > 0)),
  constraint ticket_pkey PRIMARY KEY (realm, id),
  constraint ticket_realm_centre_day_series_number_key UNIQUE (realm, centre, day, series, number),
  constraint ticket_realm_centre_line_fkey FOREIGN KEY (realm, centre, line) REFERENCES counter_series(realm, centre, letter),
  constraint ticket_realm_centre_series_fkey FOREIGN KEY (realm, centre, series) REFERENCES counter_series(realm, centre, letter),
  constraint ticket_taken_by_check CHECK ((taken_by = ANY (ARRAY['kiosk'::text, 'phone'::text])))
);

CREATE INDEX ticket_by_day ON public.ticket USING btree (realm, centre, day, taken_at);
CREATE INDEX ticket_line ON public.ticket USING btree (realm, centre, day, line, waiting_since) WHERE (waiting_since IS NOT NULL);
alter table ticket enable row level security;
create policy realm on ticket using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on ticket to motcua_app;

create table ticket_call (
  realm text not null,
  ticket uuid not null,
  seq integer not null,
  centre text not null,
  day date not null,
  line text not null,
  priority boolean not null,
  counter integer not null,
  officer uuid not null,
  called_at timestamp with time zone not null,
  repeated_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  constraint ticket_call_check CHECK ((ended_at >= called_at)),
  constraint ticket_call_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint ticket_call_outcome_check CHECK ((outcome = ANY (ARRAY['served'::text, 'missed'::text, 'transferred'::text]))),
  constraint ticket_call_pkey PRIMARY KEY (realm, ticket, seq),
  constraint ticket_call_realm_officer_fkey FOREIGN KEY (realm, officer) REFERENCES officer(realm, id),
  constraint ticket_call_realm_ticket_fkey FOREIGN KEY (realm, ticket) REFERENCES ticket(realm, id),
  constraint ticket_call_seq_check CHECK ((seq > 0))
);

CREATE INDEX ticket_call_by_day ON public.ticket_call USING btree (realm, centre, day, called_at);
CREATE UNIQUE INDEX counter_calls_one ON public.ticket_call USING btree (realm, centre, counter) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX ticket_called_once ON public.ticket_call USING btree (realm, ticket) WHERE (ended_at IS NULL);
alter table ticket_call enable row level security;
create policy realm on ticket_call using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on ticket_call to motcua_app;

create table ticket_dossier (
  realm text not null,
  ticket uuid not null,
  code text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint ticket_dossier_pkey PRIMARY KEY (realm, ticket, code),
  constraint ticket_dossier_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code),
  constraint ticket_dossier_realm_ticket_fkey FOREIGN KEY (realm, ticket) REFERENCES ticket(realm, id)
);

CREATE INDEX ticket_of_dossier ON public.ticket_dossier USING btree (realm, code);
alter table ticket_dossier enable row level security;
create policy realm on ticket_dossier using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on ticket_dossier to motcua_app;

create table ticket_draft (
  realm text not null,
  draft uuid not null,
  ticket uuid not null,
  constraint ticket_draft_pkey PRIMARY KEY (realm, draft),
  constraint ticket_draft_realm_ticket_fkey FOREIGN KEY (realm, ticket) REFERENCES ticket(realm, id)
);

alter table ticket_draft enable row level security;
create policy realm on ticket_draft using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on ticket_draft to motcua_app;

create table ticket_limit (
  realm text not null,
  address text not null,
  hour timestamp with time zone not null,
  taken integer not null,
  constraint ticket_limit_address_check CHECK ((address ~ '^[0-9a-f]{64}$'::text)),
  constraint ticket_limit_pkey PRIMARY KEY (realm, address, hour),
  constraint ticket_limit_taken_check CHECK ((taken > 0))
);

CREATE INDEX ticket_limit_by_age ON public.ticket_limit USING btree (realm, hour);
alter table ticket_limit enable row level security;
create policy realm on ticket_limit using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on ticket_limit to motcua_app;

create table ticket_number (
  realm text not null,
  centre text not null,
  day date not null,
  series text not null,
  last integer not null,
  constraint ticket_number_last_check CHECK ((last > 0)),
  constraint ticket_number_pkey PRIMARY KEY (realm, centre, day, series)
);

alter table ticket_number enable row level security;
create policy realm on ticket_number using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on ticket_number to motcua_app;

create table trail_entry (
  at timestamp with time zone not null,
  seq integer not null,
  id uuid not null,
  actor_id uuid,
  realm text not null,
  subject text not null,
  actor_kind text not null,
  act text not null,
  facts jsonb not null,
  hash bytea not null,
  constraint trail_entry_check CHECK (((actor_id IS NULL) OR (actor_kind = ANY (ARRAY['o'::text, 'c'::text, 'm'::text])))),
  constraint trail_entry_hash_check CHECK ((octet_length(hash) = 32)),
  constraint trail_entry_pkey PRIMARY KEY (realm, id),
  constraint trail_entry_seq_check CHECK ((seq > 0))
);

CREATE INDEX trail_entry_of ON public.trail_entry USING btree (realm, subject, ((seq / 16)));
CREATE TRIGGER leave_score_pending AFTER INSERT ON public.trail_entry FOR EACH ROW WHEN ((((new.subject ~~ 'dossier/%'::text) OR (new.subject ~~ 'result/%'::text)) AND (CURRENT_USER <> 'motcua_owner'::name))) EXECUTE FUNCTION leave_score_pending();
CREATE TRIGGER seal_trail BEFORE INSERT ON public.trail_entry FOR EACH ROW WHEN (((new.hash IS NULL) OR (CURRENT_USER <> 'motcua_owner'::name))) EXECUTE FUNCTION seal_trail();
alter table trail_entry enable row level security;
create policy realm on trail_entry using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text])) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on trail_entry to motcua_app;
grant select on trail_entry to motcua_read;

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

create table trial (
  realm text not null,
  id uuid not null,
  asker uuid not null,
  asked_at timestamp with time zone not null,
  scenario text not null,
  dossiers integer not null,
  seed integer not null,
  until date not null,
  change text not null,
  begun_at timestamp with time zone,
  seen_at timestamp with time zone,
  leg smallint not null default 0,
  acts integer not null default 0,
  day date,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  ended_at timestamp with time zone,
  outcome text,
  why text,
  before jsonb,
  after jsonb,
  constraint trial_acts_check CHECK ((acts >= 0)),
  constraint trial_change_check CHECK (((length(change) >= 5) AND (length(change) <= 200))),
  constraint trial_check CHECK ((begun_at >= asked_at)),
  constraint trial_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint trial_check2 CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL))),
  constraint trial_check3 CHECK (((outcome IS DISTINCT FROM 'done'::text) OR ((before IS NOT NULL) AND (after IS NOT NULL)))),
  constraint trial_dossiers_check CHECK (((dossiers >= 50) AND (dossiers <= 1000))),
  constraint trial_leg_check CHECK (((leg >= 0) AND (leg <= 2))),
  constraint trial_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'cancelled'::text, 'failed'::text, 'too-long'::text, 'lost'::text]))),
  constraint trial_pkey PRIMARY KEY (realm, id),
  constraint trial_realm_asker_fkey FOREIGN KEY (realm, asker) REFERENCES officer(realm, id),
  constraint trial_realm_cancelled_by_fkey FOREIGN KEY (realm, cancelled_by) REFERENCES officer(realm, id),
  constraint trial_scenario_check CHECK ((scenario ~ '^[a-z0-9-]{3,40}$'::text)),
  constraint trial_seed_check CHECK (((seed >= 1) AND (seed <= 1000000)))
);

CREATE INDEX trial_last_first ON public.trial USING btree (realm, asked_at DESC, id DESC);
CREATE UNIQUE INDEX trial_one_open ON public.trial USING btree (realm) WHERE (ended_at IS NULL);
alter table trial enable row level security;
create policy realm on trial using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on trial to motcua_app;
grant select on trial to motcua_read;

create table unit_succession (
  realm text not null,
  old_level text not null,
  old_code text not null,
  day date not null,
  new_level text not null,
  new_code text not null,
  kind text not null,
  basis text not null,
  import uuid not null,
  constraint unit_succession_basis_check CHECK ((basis <> ''::text)),
  constraint unit_succession_kind_check CHECK ((kind = ANY (ARRAY['F'::text, 'P'::text, 'P1'::text, 'P2'::text, 'P3'::text, 'K'::text, 'C'::text]))),
  constraint unit_succession_pkey PRIMARY KEY (realm, old_level, old_code, day, new_level, new_code)
);

CREATE INDEX unit_succession_into ON public.unit_succession USING btree (realm, new_level, new_code, day);
alter table unit_succession enable row level security;
create policy adding on unit_succession with check (realm = current_setting('motcua.realm'::text, true));
create policy changing on unit_succession using (realm = current_setting('motcua.realm'::text, true));
create policy reading on unit_succession using (realm = ANY (ARRAY[current_setting('motcua.realm'::text, true), 'VN'::text]));
create policy removing on unit_succession using (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on unit_succession to motcua_app;
grant select on unit_succession to motcua_read;

create table unsent_form (
  realm text not null,
  id uuid not null,
  owner text not null,
  address text not null,
  entries jsonb not null,
  kept_at timestamp with time zone not null,
  constraint unsent_form_address_check CHECK ((address ~ '^/[^/\\]'::text)),
  constraint unsent_form_entries_check CHECK ((jsonb_typeof(entries) = 'array'::text)),
  constraint unsent_form_pkey PRIMARY KEY (realm, id)
);

CREATE INDEX unsent_form_by_age ON public.unsent_form USING btree (realm, kept_at);
CREATE INDEX unsent_form_by_owner ON public.unsent_form USING btree (realm, owner, kept_at DESC);
alter table unsent_form enable row level security;
create policy realm on unsent_form using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select on unsent_form to motcua_app;

create table verification_visit (
  realm text not null,
  code text not null,
  seq integer not null,
  at timestamp with time zone not null,
  place text not null,
  participants text not null,
  content text not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  constraint verification_visit_pkey PRIMARY KEY (realm, code, seq),
  constraint verification_visit_realm_code_fkey FOREIGN KEY (realm, code) REFERENCES dossier(realm, code)
);

alter table verification_visit enable row level security;
create policy realm on verification_visit using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select on verification_visit to motcua_app;

create table way_to_sign_in (
  realm text not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  name text,
  password_hash text,
  code_secret bytea,
  code_step bigint,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  issuer text,
  subject text,
  assurance text,
  password_is_temporary boolean not null default false,
  constraint way_code_secret CHECK (((length(code_secret) = 20) OR (length(code_secret) > 36))),
  constraint way_to_sign_in_check CHECK (((kind <> 'local'::text) OR (password_hash IS NOT NULL))),
  constraint way_to_sign_in_check1 CHECK (((kind <> 'local'::text) OR (name IS NOT NULL))),
  constraint way_to_sign_in_check2 CHECK (((kind = 'e-id'::text) = ((issuer IS NOT NULL) AND (subject IS NOT NULL)))),
  constraint way_to_sign_in_kind_check CHECK ((kind = ANY (ARRAY['local'::text, 'e-id'::text]))),
  constraint way_to_sign_in_name_check CHECK ((name = lower(name))),
  constraint way_to_sign_in_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text)),
  constraint way_to_sign_in_pkey PRIMARY KEY (realm, id),
  constraint way_to_sign_in_realm_kind_name_key UNIQUE (realm, kind, name),
  constraint way_to_sign_in_realm_person_fkey FOREIGN KEY (realm, person) REFERENCES person(realm, id)
);

CREATE INDEX way_by_person ON public.way_to_sign_in USING btree (realm, person);
CREATE INDEX way_with_code ON public.way_to_sign_in USING btree (realm, id) WHERE (code_secret IS NOT NULL);
CREATE UNIQUE INDEX way_by_subject ON public.way_to_sign_in USING btree (realm, issuer, subject) WHERE (closed_at IS NULL);
alter table way_to_sign_in enable row level security;
create policy realm on way_to_sign_in using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on way_to_sign_in to motcua_app;

create table webhook (
  realm text not null,
  id uuid not null,
  client uuid not null,
  url text not null,
  acts text[] not null,
  secret bytea,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_why text,
  constraint webhook_check CHECK (((closed_at IS NULL) = (closed_why IS NULL))),
  constraint webhook_closed_why_check CHECK ((closed_why = ANY (ARRAY['owner'::text, 'gone'::text]))),
  constraint webhook_pkey PRIMARY KEY (realm, id),
  constraint webhook_realm_client_fkey FOREIGN KEY (realm, client) REFERENCES api_client(realm, id)
);

CREATE INDEX webhook_open ON public.webhook USING btree (realm, client) WHERE (closed_at IS NULL);
alter table webhook enable row level security;
create policy realm on webhook using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on webhook to motcua_app;

create table webhook_delivery (
  realm text not null,
  id uuid not null,
  webhook uuid not null,
  event uuid not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  replayed_from integer not null default 0,
  next_at timestamp with time zone,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint webhook_delivery_check CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint webhook_delivery_pkey PRIMARY KEY (realm, id),
  constraint webhook_delivery_realm_event_fkey FOREIGN KEY (realm, event) REFERENCES feed_event(realm, id),
  constraint webhook_delivery_realm_webhook_event_key UNIQUE (realm, webhook, event),
  constraint webhook_delivery_realm_webhook_fkey FOREIGN KEY (realm, webhook) REFERENCES webhook(realm, id),
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
);

CREATE INDEX webhook_delivery_by_state ON public.webhook_delivery USING btree (realm, state, id DESC);
CREATE INDEX webhook_delivery_by_time ON public.webhook_delivery USING btree (realm, id DESC);
CREATE INDEX webhook_delivery_by_webhook ON public.webhook_delivery USING btree (realm, webhook, id DESC);
alter table webhook_delivery enable row level security;
create policy realm on webhook_delivery using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on webhook_delivery to motcua_app;

create table webhook_secret (
  realm text not null,
  webhook uuid not null,
  id uuid not null,
  sealed bytea not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint webhook_secret_pkey PRIMARY KEY (realm, webhook, id),
  constraint webhook_secret_realm_webhook_fkey FOREIGN KEY (realm, webhook) REFERENCES webhook(realm, id),
  constraint webhook_secret_sealed_check CHECK ((length(sealed) > 32))
);

CREATE INDEX webhook_secret_ending ON public.webhook_secret USING btree (realm, ends_at) WHERE (ends_at IS NOT NULL);
CREATE UNIQUE INDEX webhook_secret_newest ON public.webhook_secret USING btree (realm, webhook) WHERE (ends_at IS NULL);
alter table webhook_secret enable row level security;
create policy realm on webhook_secret using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant delete, insert, select, update on webhook_secret to motcua_app;

create table webhook_try (
  realm text not null,
  delivery uuid not null,
  seq integer not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  result text,
  status integer,
  constraint webhook_try_check CHECK (((ended_at IS NULL) = (result IS NULL))),
  constraint webhook_try_pkey PRIMARY KEY (realm, delivery, seq),
  constraint webhook_try_realm_delivery_fkey FOREIGN KEY (realm, delivery) REFERENCES webhook_delivery(realm, id),
  constraint webhook_try_result_check CHECK ((result = ANY (ARRAY['delivered'::text, 'status'::text, 'timeout'::text, 'unreachable'::text, 'target-refused'::text, 'closed'::text, 'secret-lost'::text]))),
  constraint webhook_try_seq_check CHECK ((seq > 0))
);

alter table webhook_try enable row level security;
create policy realm on webhook_try using (realm = current_setting('motcua.realm'::text, true)) with check (realm = current_setting('motcua.realm'::text, true));
grant insert, select, update on webhook_try to motcua_app;

create view trail with (security_invoker=on) as
 SELECT realm,
    subject,
    seq,
    id,
    at,
    trail_actor(actor_kind, actor_id) AS actor,
    act,
    facts,
    COALESCE(( SELECT encode(p.hash, 'hex'::text) AS encode
           FROM trail_entry p
          WHERE ((p.realm = e.realm) AND (p.subject = e.subject) AND ((p.seq / 16) = ((e.seq - 1) / 16)) AND (p.seq = (e.seq - 1)))), repeat('0'::text, 64)) AS previous,
    encode(hash, 'hex'::text) AS hash
   FROM trail_entry e;

grant select on trail to motcua_app;
grant select on trail to motcua_read;

CREATE OR REPLACE FUNCTION public.dossiers_by_number(of_units text[], wanted text, most integer, common double precision DEFAULT 0.01, newest integer DEFAULT 10000)
 RETURNS TABLE(code text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
    select * from newest_dossiers('array[split_part(d.code, ''-'', 3), ''m'' || left(split_part(d.code, ''-'', 2), 4)] @> array[$2]',
      of_units, wanted, most, common, newest) $function$
;

CREATE OR REPLACE FUNCTION public.dossiers_by_words(of_units text[], wanted tsquery, most integer, common double precision DEFAULT 0.01, newest integer DEFAULT 10000)
 RETURNS TABLE(code text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
    select * from newest_dossiers('array_to_tsvector(string_to_array(d.words, '' '')) @@ $2::tsquery', of_units, wanted::text, most, common, newest) $function$
;

CREATE OR REPLACE FUNCTION public.dossiers_of_day(of_units text[], on_day text, wanted text)
 RETURNS TABLE(code text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
    select d.code from agency a join dossier d on d.realm = a.realm and d.code = a.code || '-' || on_day || '-' || wanted
    where a.realm = current_setting('motcua.realm', true) and d.scope && of_units $function$
;

CREATE OR REPLACE FUNCTION public.dossiers_of_units(of_units text[], before timestamp with time zone, before_code text, most integer)
 RETURNS TABLE(code text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  begin
    return query execute 'select d.code from dossier d
      where d.realm = $1 and d.owner_scope && $2 and ($3 is null or (d.submitted_at, d.code) < ($3, $4))
      order by d.submitted_at desc, d.code desc limit $5'
      using current_setting('motcua.realm', true), of_units, before, before_code, most;
  end $function$
;

CREATE OR REPLACE FUNCTION public.dossiers_seen(of_units text[], maker text, after text, in_state text, of_procedure text, most integer)
 RETURNS TABLE(code text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  begin
    return query execute 'select d.code from dossier d
      where d.realm = $1 and d.code > $4 and (d.scope && $2 or d.owner_scope && $2 or d.made_by = $3)
        and ($5 is null or d.state = $5) and ($6 is null or d.procedure = $6)
      order by d.code limit $7'
      using current_setting('motcua.realm', true), of_units, maker, after, in_state, of_procedure, most;
  end $function$
;

CREATE OR REPLACE FUNCTION public.files_named(hashes text[])
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  name text;
begin
  for name in select c.table_name from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'public' and c.column_name = 'sha256' loop
    return query execute format('select sha256::text from %I where sha256 = any($1)', name) using hashes;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.is_sessions(sessions jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when jsonb_typeof(sessions) <> 'array' then false else
    coalesce((select bool_and(case when jsonb_typeof(s) = 'array' and jsonb_array_length(s) = 2
        and jsonb_typeof(s -> 0) = 'number' and jsonb_typeof(s -> 1) = 'number' then
          (s ->> 0) ~ '^[0-9]{1,4}$' and (s ->> 1) ~ '^[0-9]{1,4}$'
          and (s ->> 0)::int < (s ->> 1)::int and (s ->> 1)::int < 1440
          and (n = 1 or (sessions -> (n::int - 2) ->> 1)::numeric <= (s ->> 0)::numeric)
        else false end)
      from jsonb_array_elements(sessions) with ordinality as e(s, n)), true) end
$function$
;

CREATE OR REPLACE FUNCTION public.is_week(week jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_typeof(week) = 'object'
    and not exists (select from jsonb_object_keys(week) as day where day !~ '^[1-7]$')
    and not exists (select from jsonb_each(week) as d(day, sessions) where not is_sessions(sessions))
$function$
;

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

CREATE OR REPLACE FUNCTION public.leave_score_pending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into score_pending (realm, code) values (new.realm, substr(new.subject, strpos(new.subject, '/') + 1));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.month_number(timestamp with time zone)
 RETURNS smallint
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return (extract(year from $1 at time zone 'Asia/Ho_Chi_Minh') * 12 + extract(month from $1 at time zone 'Asia/Ho_Chi_Minh'))::smallint;
end $function$
;

CREATE OR REPLACE FUNCTION public.newest_dossiers(meant text, of_units text[], what text, most integer, common double precision, newest integer)
 RETURNS TABLE(code text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET work_mem TO '32MB'
AS $function$
  declare
    asked constant text := 'd.realm = current_setting(''motcua.realm'', true) and d.scope && $1 and ' || meant;
    plan json;
    expected float8;
    last date;
    found text[];
  begin
    execute 'explain (format json) select d.code from dossier d where ' || asked into plan using of_units, what;
    expected := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
    if expected > common * (select reltuples from pg_class where oid = 'dossier'::regclass) then
      execute 'select array_agg(n.code) from (select d.code from (select * from dossier
          where realm = current_setting(''motcua.realm'', true) order by submitted_at desc limit $4) d where ' || asked || ' limit $3) n'
        into found using of_units, what, most, newest;
    end if;
    if cardinality(found) is distinct from most and expected > 4 * most then
      select max(submitted_at) at time zone 'Asia/Ho_Chi_Minh' into last from dossier where realm = current_setting('motcua.realm', true);
      execute 'with recent as materialized (select d.code, d.submitted_at from dossier d where ' || asked ||
          ' and array[split_part(d.code, ''-'', 3), ''m'' || left(split_part(d.code, ''-'', 2), 4)] && $4)
          select array_agg(n.code) from (select r.code from recent r order by submitted_at desc limit $3) n'
        into found using of_units, what, most, array['m' || to_char(last, 'YYMM'), 'm' || to_char(last - interval '1 month', 'YYMM')];
    end if;
    if cardinality(found) = most then
      return query select unnest(found);
      return;
    end if;
    return query execute 'with every as materialized (select d.code, d.submitted_at from dossier d where ' || asked ||
      ') select every.code from every order by submitted_at desc limit $3' using of_units, what, most;
  end $function$
;

CREATE OR REPLACE FUNCTION public.parent_stands()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.parent_code is not null and not exists (select from administrative_unit p
      where p.realm = new.realm and p.level = new.parent_level and p.code = new.parent_code
        and p.valid_from <= new.valid_from and (p.valid_to is null or p.valid_to > new.valid_from)) then
    raise exception 'unit % % has no parent % % on %', new.level, new.code, new.parent_level, new.parent_code, new.valid_from
      using errcode = 'foreign_key_violation', constraint = 'parent_stands';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.raise_calendar_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  -- Of the clock, so that a copy of the database that goes its own way has numbers of its own.
  insert into calendar_revision (realm, number)
    values (coalesce(nullif(current_setting('motcua.realm', true), ''), 'VN'), extract(epoch from clock_timestamp()) * 1000000)
    on conflict (realm) do update set number = greatest(excluded.number, calendar_revision.number + 1);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.raise_catalogue_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into catalogue_revision (realm, number) values (coalesce(nullif(current_setting('motcua.realm', true), ''), 'VN'), 1)
    on conflict (realm) do update set number = catalogue_revision.number + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refresh_statistics(tables regclass[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  name regclass;
begin
  foreach name in array tables loop
    execute format('analyze %s', name);
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.seal_trail()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
AS $function$
declare
  last record;
begin
  -- An older snapshot of the chain would give a number twice.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'an act is written in read committed' using errcode = 'invalid_transaction_state';
  end if;
  -- The days' roots are read by id. A millisecond more or less: an id counts whole ones.
  if abs(('x' || left(replace(new.id::text, '-', ''), 12))::bit(48)::bigint - floor(extract(epoch from new.at) * 1000)) > 1 then
    raise exception 'act % is not of the moment its id says', new.id using errcode = 'check_violation';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.realm || '/' || new.subject, 0));
  select e.seq, e.hash into last from trail_entry e where e.realm = new.realm and e.subject = new.subject and e.seq / 16 =
    (select max(b.seq / 16) from trail_entry b where b.realm = new.realm and b.subject = new.subject) order by e.seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.hash := sha256(convert_to(concat_ws(E'\n', coalesce(encode(last.hash, 'hex'), repeat('0', 64)), new.realm, new.subject,
    new.seq::text, new.id::text, to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    trail_actor(new.actor_kind, new.actor_id), new.act, new.facts::text), 'UTF8'));
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.trail_actor(kind text, id uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when id is null then kind else
    case kind when 'o' then 'officer:' when 'c' then 'citizen:' when 'm' then 'client:' end || id::text end $function$
;
