-- breaking: no
-- People, the officers among them, their posts, the ways they sign in and their sessions.
-- A way to sign in belongs to a person and owns nothing: when it is replaced, nothing of the person's is lost.

create table person (
  realm text not null,
  id uuid not null,
  -- Số định danh cá nhân (Luật Căn cước 2023, art. 12). An officer is enrolled without it.
  personal_number text check (personal_number ~ '^[0-9]{12}$'),
  full_name text not null check (full_name <> '' and full_name = btrim(full_name)),
  folded_name text not null,
  birth_date date,
  created_at timestamptz not null,
  primary key (realm, id)
);
create unique index person_by_number on person (realm, personal_number) where personal_number is not null;

create table officer (
  realm text not null,
  id uuid not null,
  person uuid not null,
  enrolled_at timestamptz not null,
  primary key (realm, id),
  unique (realm, person),
  foreign key (realm, person) references person (realm, id)
);

-- A role at a unit from a day to a day, both included. A post is ended, never removed: ended_on is the first day on
-- which it is held no more, whatever to_date had planned.
create table officer_post (
  realm text not null,
  id uuid not null,
  officer uuid not null,
  unit text not null,
  role text not null check (role in
    ('receiver', 'handler', 'unit-head', 'leader', 'clerk', 'controller', 'supervisor', 'administrator')),
  from_date date not null,
  to_date date check (to_date >= from_date),
  ended_on date,
  appointed_at timestamptz not null,
  primary key (realm, id),
  foreign key (realm, officer) references officer (realm, id),
  foreign key (realm, unit) references agency (realm, code)
);
create index officer_post_by_officer on officer_post (realm, officer);
create index officer_post_by_unit on officer_post (realm, unit, role);
create unique index officer_post_open on officer_post (realm, officer, unit, role) where to_date is null and ended_on is null;

-- Who stands in for whom, from a day to a day, both included. Not transitive: see sql/posts.ts.
create table officer_substitution (
  realm text not null,
  id uuid not null,
  officer uuid not null,
  substitute uuid not null check (substitute <> officer),
  from_date date not null,
  to_date date not null check (to_date >= from_date),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (realm, id),
  foreign key (realm, officer) references officer (realm, id),
  foreign key (realm, substitute) references officer (realm, id)
);
create index officer_substitution_by_substitute on officer_substitution (realm, substitute, to_date);

create table way_to_sign_in (
  realm text not null,
  id uuid not null,
  person uuid not null,
  kind text not null check (kind in ('local')),
  -- What is typed: a user name, in small letters.
  name text not null check (name = lower(name)),
  -- Argon2id as a PHC string: the parameters stand in it, so they can be raised without asking anybody.
  password_hash text check (password_hash like '$argon2id$%'),
  -- RFC 6238; code_step is the last step used, so that no code opens twice.
  code_secret bytea,
  code_step bigint,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (realm, id),
  unique (realm, kind, name),
  foreign key (realm, person) references person (realm, id),
  check (kind <> 'local' or password_hash is not null)
);
create index way_by_person on way_to_sign_in (realm, person);

-- The token itself is only in the visitor's cookie: who reads this table can enter nowhere.
create table session (
  realm text not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  person uuid not null,
  officer uuid,
  way uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  primary key (realm, token_hash),
  foreign key (realm, person) references person (realm, id),
  foreign key (realm, officer) references officer (realm, id),
  foreign key (realm, way) references way_to_sign_in (realm, id)
);
create index session_by_person on session (realm, person, expires_at);

create table session_end (
  realm text not null,
  token_hash text not null,
  at timestamptz not null,
  why text not null check (why in ('signed-out', 'replaced', 'password-set', 'account-closed')),
  primary key (realm, token_hash),
  foreign key (realm, token_hash) references session (realm, token_hash) on delete cascade
);

-- Password accepted, code of the second step still awaited.
create table half_sign_in (
  realm text not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  way uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (realm, token_hash),
  foreign key (realm, way) references way_to_sign_in (realm, id)
);
create index half_sign_in_by_way on half_sign_in (realm, way);

-- Failures by account and by address, each known only by a keyed hash (Law 91/2025, art. 12). One row a key,
-- so that counting and waiting are one atomic statement however many try at once.
create table sign_in_throttle (
  realm text not null,
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  failures integer not null check (failures > 0),
  last_at timestamptz not null,
  primary key (realm, key)
);
create index sign_in_throttle_by_age on sign_in_throttle (realm, last_at);

-- Random bytes made at first use; without them a hash of an IPv4 address is found by trying them all.
create table identity_key (
  realm text not null,
  name text not null,
  value bytea not null,
  primary key (realm, name)
);

do $$ declare name text; begin
  foreach name in array array['person', 'officer', 'officer_post', 'officer_substitution', 'way_to_sign_in', 'session',
    'session_end', 'half_sign_in', 'sign_in_throttle', 'identity_key'] loop
    execute format('alter table %I enable row level security', name);
    -- Persons are never reference data of the nation: this realm only.
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
  end loop; end $$;

grant select, insert, update on person, officer, officer_post, officer_substitution, way_to_sign_in, session to motcua_app;
grant select, insert on session_end, identity_key to motcua_app;
grant select, insert, update, delete on sign_in_throttle to motcua_app;
grant select, insert, delete on half_sign_in to motcua_app;
grant delete on session to motcua_app;
-- Reports see who holds which post; never numbers, passwords or sessions.
grant select on officer, officer_post, officer_substitution to motcua_read;
grant select (realm, id, full_name) on person to motcua_read;
