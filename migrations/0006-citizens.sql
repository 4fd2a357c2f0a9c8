-- breaking: no
-- Citizens and organisations: known by their number, signed in by an electronic identity that owns nothing.

alter table person
  add column kind text not null default 'citizen' check (kind in ('citizen', 'organisation')),
  -- Tax code or enterprise code of an organisation: ten digits, a branch with three more (Luật Quản lý thuế 2019, art. 30).
  add column organisation_number text check (organisation_number ~ '^[0-9]{10}(-[0-9]{3})?$'),
  -- Given and confirmed by the person: the e-ID of a citizen brings neither.
  add column phone text check (phone ~ '^0[0-9]{9,10}$'),
  add column email text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  add column contact_at timestamptz,
  add check (personal_number is null or kind = 'citizen'),
  add check (organisation_number is null or kind = 'organisation');
create unique index person_by_organisation_number on person (realm, organisation_number)
  where organisation_number is not null;

alter table way_to_sign_in
  drop constraint way_to_sign_in_kind_check,
  add constraint way_to_sign_in_kind_check check (kind in ('local', 'e-id')),
  alter column name drop not null,
  -- Who vouches, and by which key it knows the account (claim `sub`).
  add column issuer text,
  add column subject text,
  -- How sure the issuer was, in its own words (claim `loAs`).
  add column assurance text,
  add check (kind <> 'local' or name is not null),
  add check ((kind = 'e-id') = (issuer is not null and subject is not null));
create unique index way_by_subject on way_to_sign_in (realm, issuer, subject) where closed_at is null;

-- What the issuer asks to see again when its own session is to end too; forgotten with the session.
alter table session add column issuer_token text;

-- A sign-in that was sent to the issuer and is not back yet. Used once; the browser it began in holds the other half.
create table e_id_request (
  realm text not null,
  state_hash text not null check (state_hash ~ '^[0-9a-f]{64}$'),
  browser_hash text not null check (browser_hash ~ '^[0-9a-f]{64}$'),
  nonce text not null,
  verifier text not null,
  expires_at timestamptz not null,
  primary key (realm, state_hash)
);
create index e_id_request_by_age on e_id_request (realm, expires_at);

-- Consent to one purpose under one wording (Law 91/2025/QH15, art. 9 and 10): given and withdrawn, never changed.
create table consent (
  realm text not null,
  id uuid not null,
  person uuid not null,
  purpose text not null check (purpose in ('notice-email', 'filed-by-helper')),
  text_version text not null,
  given_at timestamptz not null,
  -- `house`, or the helper who may file: `citizen:<id>`, `officer:<id>`.
  given_to text not null default 'house',
  -- Who wrote it down: the person, or the desk before which it was given.
  recorded_by text not null,
  withdrawn_at timestamptz check (withdrawn_at >= given_at),
  primary key (realm, id),
  foreign key (realm, person) references person (realm, id)
);
create unique index consent_in_force on consent (realm, person, purpose, given_to) where withdrawn_at is null;

do $$ declare name text; begin
  foreach name in array array['e_id_request', 'consent'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
  end loop; end $$;

grant select, insert, update on consent to motcua_app;
grant select, insert, delete on e_id_request to motcua_app;
