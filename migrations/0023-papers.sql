-- breaking: no
-- The store of papers of persons and organisations inside the system (NĐ 118/2025 art. 19.2 and 22.4; NĐ 224/2026): what was handed
-- in once and accepted, and what was answered, so that it is not asked for again.

-- What the law of a type says, from when to when: whether a paper of it serves a second matter, how long it is good.
create table paper_type (
  realm text not null,
  type text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  reusable boolean not null,
  -- Where the type has one term for all: months from the day of issue.
  months integer check (months > 0),
  basis text not null check (basis <> ''),
  primary key (realm, type, valid_from)
);

-- A component of a procedure, a type of paper and a result of another procedure are one thing, from when to when.
create table paper_link (
  realm text not null,
  procedure text not null,
  role text not null check (role in ('component', 'result')),
  -- The published name of the component or of the result.
  part text not null check (part <> ''),
  type text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (realm, procedure, role, part, valid_from)
);

create table paper (
  realm text not null,
  id uuid not null,
  -- Code of the type (document_type, list common).
  type text not null check (type <> ''),
  -- Person or organisation: the record, never the account.
  owner uuid not null,
  title text not null check (title <> ''),
  -- Trích yếu.
  abstract text,
  issuer text,
  number text,
  issued_on date,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  -- Phạm vi hiệu lực, as the paper or its type says it; null: not said.
  scope text,
  origin text not null check (origin in ('citizen-scan', 'desk-scan', 'database', 'result')),
  -- Where it came from: the dossier, which component of it or which of its decisions, and the agency that took or issued it.
  dossier text,
  component text,
  decision integer,
  agency text not null,
  -- The units that saw that dossier: they hear what its owner objects.
  units text[] not null,
  -- The file by its content; the store holds it once, however many papers and dossiers name it.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  file_type text not null,
  file_size bigint not null check (file_size > 0),
  -- What a check of the signatures in the file found. `unchecked` until one was made.
  signature text not null default 'unchecked' check (signature in ('none', 'good', 'bad', 'unchecked')),
  signature_at timestamptz,
  -- How it stands to an original: nothing known, compared by an officer who signed the copy, or a certified electronic copy.
  certification text not null default 'none' check (certification in ('none', 'compared', 'certified')),
  kept_at timestamptz not null,
  kept_by text not null,
  primary key (realm, id),
  foreign key (realm, owner) references person (realm, id),
  check ((decision is null) or origin = 'result')
);
-- The same content handed in twice as the same paper is one paper; a decision enters once.
create unique index paper_by_content on paper (realm, owner, type, sha256);
create unique index paper_by_decision on paper (realm, dossier, decision) where decision is not null;
create index paper_by_owner on paper (realm, owner, type, kept_at desc, id);
-- Whatever collects orphans asks whether a file is named here.
create index paper_by_file on paper (sha256);

-- What happened to a paper after it was kept; what stands follows from the last row of a kind.
create table paper_event (
  realm text not null,
  paper uuid not null,
  id uuid not null,
  kind text not null check (kind in ('revoked', 'restored', 'objected', 'answered', 'signature')),
  at timestamptz not null,
  by text not null,
  reason text not null check (reason <> ''),
  -- Of an answer: the objection it answers.
  answers uuid,
  primary key (realm, paper, id),
  foreign key (realm, paper) references paper (realm, id),
  check ((kind = 'answered') = (answers is not null))
);
create index paper_event_objected on paper_event (realm, id) where kind = 'objected';
create unique index paper_objection_answered on paper_event (realm, paper, answers) where answers is not null;

-- Who looked at a paper or used it, and for what: shown to its owner (Law 91/2025/QH15; NĐ 224/2026 art. 22.6).
create table paper_use (
  realm text not null,
  paper uuid not null,
  id uuid not null,
  kind text not null check (kind in ('listed', 'seen', 'taken', 'filed', 'link-seen', 'link-opened')),
  at timestamptz not null,
  by text not null,
  -- For which procedure, draft or dossier; of a link: which.
  procedure text,
  draft uuid,
  dossier text,
  share uuid,
  primary key (realm, paper, id),
  foreign key (realm, paper) references paper (realm, id)
);

-- A link that shows one paper to whoever has it. Of the token only its hash is known here.
create table paper_share (
  realm text not null,
  paper uuid not null,
  id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > made_at),
  -- How often the file may be opened; null: until the end.
  opens_most integer check (opens_most > 0),
  opened integer not null default 0 check (opened >= 0 and (opens_most is null or opened <= opens_most)),
  revoked_at timestamptz,
  primary key (realm, paper, id),
  foreign key (realm, paper) references paper (realm, id)
);
create unique index paper_share_by_token on paper_share (realm, token_hash);

do $$ declare name text; begin
  foreach name in array array['paper', 'paper_event', 'paper_use', 'paper_share'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop;
  -- As in 0002: the nation's rows are read by all and written only under VN.
  foreach name in array array['paper_type', 'paper_link'] loop
    execute format('alter table %I enable row level security', name);
    execute format($policy$create policy reading on %I for select
      using (realm in (current_setting('motcua.realm', true), 'VN'))$policy$, name);
    execute format($policy$create policy adding on %I for insert
      with check (realm = current_setting('motcua.realm', true))$policy$, name);
    execute format($policy$create policy removing on %I for delete
      using (realm = current_setting('motcua.realm', true))$policy$, name);
    execute format('grant select on %I to motcua_app, motcua_read', name);
    execute format('grant insert, delete on %I to motcua_app', name);
  end loop;
end $$;
grant update on paper_share to motcua_app;
grant update (signature, signature_at, certification) on paper to motcua_app;

-- Facts of reuse on the dossier, which the index reads (QĐ 766/QĐ-TTg, 4.3 to 4.5; src/vault/README.md says which means what).
alter table draft_paper
  add column reused_from uuid,
  add column source text check (source in ('result', 'paper', 'database')),
  add check ((reused_from is null) = (source is null)),
  add foreign key (realm, reused_from) references paper (realm, id);

alter table dossier_paper
  drop constraint dossier_paper_origin_check,
  add constraint dossier_paper_origin_check check (origin in ('citizen', 'desk', 'original', 'data', 'vault')),
  -- Code of its type, as the component stood to it on the day it was filed; null: the component has none.
  add column document_type text,
  add column reused_from uuid,
  -- What was used again: a result, a paper given before, or data; of `origin = data` the database relied on.
  add column source text check (source <> ''),
  add check ((origin = 'vault') = (reused_from is not null)),
  add check (origin <> 'vault' or source in ('result', 'paper', 'database')),
  add foreign key (realm, reused_from) references paper (realm, id);
create index dossier_paper_reused on dossier_paper (realm, reused_from) where reused_from is not null;

-- How many of the things asked for the State or the vault has: each with an outage or a mismatch written down.
alter table supplement_request add column despite integer not null default 0 check (despite >= 0);
