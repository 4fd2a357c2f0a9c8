-- breaking: no
-- The case: drafts a person fills in, dossiers an office resolves, and what happened to each as rows.

-- The form of each procedure as it is offered now (data/forms), or `general`. Reference data of the nation.
create table form (
  realm text not null,
  code text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  definition jsonb not null,
  import uuid not null,
  primary key (realm, code)
);

-- The edition of a form a dossier was filed on, kept whole and once: a form edited tomorrow changes no case of yesterday.
create table form_edition (
  realm text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  code text not null,
  definition jsonb not null,
  primary key (realm, digest)
);

-- Answers as they are given, from the first page on. `revision` rises with every saved page: a tab that saves over a
-- newer one is told. A draft ends as a dossier or is thrown away by its owner; both are facts with a moment.
create table draft (
  realm text not null,
  id uuid not null,
  -- Whose matter it is; the account that began it may be another's (NĐ 118/2025 Đ15, Đ17.1a).
  person uuid not null,
  made_by text not null,
  -- Null: for oneself. Otherwise {kind: representative | helper | desk, basis, consentAt, name, personalNumber}.
  authority jsonb,
  procedure text not null,
  version integer not null,
  form_digest text not null,
  given jsonb not null default '{}',
  answers jsonb not null default '{}',
  delivery jsonb,
  -- The commune whose matter it is, for procedures of communes; the centre where it is handed in may be another's (Đ14.2).
  place text,
  receiving_agency text,
  -- A change to a dossier that is already there: before acceptance (round 0) or in answer to a request (its round).
  amends text,
  round integer,
  revision integer not null default 1,
  made_at timestamptz not null,
  saved_at timestamptz not null,
  discarded_at timestamptz,
  submitted_at timestamptz,
  dossier text,
  primary key (realm, id),
  foreign key (realm, form_digest) references form_edition (realm, digest),
  check ((amends is null) = (round is null)),
  check ((submitted_at is null) = (dossier is null)),
  foreign key (realm, person) references person (realm, id)
);
create index draft_by_person on draft (realm, person, saved_at) where dossier is null and discarded_at is null;
create index draft_by_maker on draft (realm, made_by, saved_at) where dossier is null and discarded_at is null;
create unique index draft_of_amendment on draft (realm, amends, round) where dossier is null and discarded_at is null;

create table draft_paper (
  realm text not null,
  draft uuid not null,
  id uuid not null,
  component text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text not null,
  size bigint not null check (size > 0),
  added_at timestamptz not null,
  primary key (realm, draft, id),
  foreign key (realm, draft) references draft (realm, id)
);

-- The running number of dossier codes by agency and day (NĐ 118/2025 Đ28): taken in the transaction that keeps the
-- dossier, so that no number is lost and none given twice.
create table dossier_counter (
  realm text not null,
  agency text not null,
  day date not null,
  last integer not null check (last > 0),
  primary key (realm, agency, day)
);

create table dossier (
  realm text not null,
  code text not null,
  procedure text not null,
  version integer not null,
  procedure_name text not null,
  form_digest text not null,
  person uuid not null,
  -- As declared for this dossier, whatever the person's record says later.
  owner_name text not null,
  owner_folded text not null,
  owner_number text,
  owner_phone text,
  owner_email text,
  made_by text not null,
  authority jsonb,
  -- National code of the channel: 1 at the desk, 2 online, 3 by post.
  channel smallint not null check (channel in (1, 2, 3)),
  state text not null check (state in ('submitted', 'supplement-before', 'refused', 'withdrawn', 'received', 'processing',
    'supplement', 'resolved', 'correcting', 'returned', 'stopped', 'closed')),
  answers jsonb not null,
  given jsonb not null,
  delivery jsonb not null,
  receiving_agency text not null,
  competent_agency text not null,
  -- Handed in at a centre that does not serve the competent agency's place (phi địa giới): its term starts elsewhere (Đ17.3).
  elsewhere boolean not null,
  -- Every agency whose officers may see it: those above and their parents. Written when it is routed.
  scope text[] not null,
  process jsonb not null,
  step text,
  step_due timestamptz,
  holder_agency text not null,
  holder uuid,
  term text,
  submitted_at timestamptz not null,
  answer_due timestamptz,
  received_at timestamptz,
  competent_at timestamptz,
  due timestamptz,
  original_due timestamptz,
  provisional boolean not null default false,
  ended_at timestamptz,
  revision integer not null default 1,
  primary key (realm, code),
  foreign key (realm, form_digest) references form_edition (realm, digest),
  foreign key (realm, person) references person (realm, id),
  foreign key (realm, receiving_agency) references agency (realm, code),
  foreign key (realm, competent_agency) references agency (realm, code)
);
create index dossier_by_person on dossier (realm, person, submitted_at desc, code);
create index dossier_by_maker on dossier (realm, made_by, submitted_at desc, code);
create index dossier_queue on dossier (realm, holder_agency, state, due, code);
create index dossier_of_holder on dossier (realm, holder, due, code) where holder is not null;
create index dossier_scope on dossier using gin (scope);
alter table draft add foreign key (realm, dossier) references dossier (realm, code);
alter table draft add foreign key (realm, amends) references dossier (realm, code);

-- What was handed in, every file ever: a paper replaced after a supplement stays, marked by what replaced it.
create table dossier_paper (
  realm text not null,
  code text not null,
  id uuid not null,
  component text not null,
  -- citizen: uploaded; desk: scanned by the receiving officer; original: seen and kept on paper; data: held by the State.
  origin text not null check (origin in ('citizen', 'desk', 'original', 'data')),
  kind text not null check (kind in ('original', 'copy', 'file', 'data')),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text,
  size bigint,
  added_at timestamptz not null,
  added_by text not null,
  -- The supplement it answers; 0: handed in at the start.
  round integer not null default 0,
  replaced_by uuid,
  primary key (realm, code, id),
  foreign key (realm, code) references dossier (realm, code),
  check ((sha256 is null) = (kind in ('original', 'data')) or origin = 'desk')
);

-- Each visit of a dossier to a step of its process: who held it, from when to when, by when, and how it left.
create table dossier_step (
  realm text not null,
  code text not null,
  seq integer not null,
  step text not null,
  name text not null,
  agency text not null,
  role text not null,
  officer uuid,
  entered_at timestamptz not null,
  due timestamptz,
  left_at timestamptz,
  outcome text check (outcome in ('done', 'sent-back', 'supplement', 'moved', 'stopped')),
  note text,
  primary key (realm, code, seq),
  foreign key (realm, code) references dossier (realm, code)
);

-- Asked once, completely (NĐ 118/2025 Đ16.3, Đ19.5): items are fields and components of the procedure, each with its reason.
create table supplement_request (
  realm text not null,
  code text not null,
  round integer not null check (round > 0),
  stage text not null check (stage in ('before', 'processing')),
  items jsonb not null check (jsonb_array_length(items) > 0),
  -- The sector law that allows a second request; required from the second on.
  ground text,
  asked_at timestamptz not null,
  asked_by text not null,
  close_due timestamptz,
  answered_at timestamptz,
  primary key (realm, code, round),
  foreign key (realm, code) references dossier (realm, code),
  check (round = 1 or ground <> '')
);

create table consultation (
  realm text not null,
  code text not null,
  seq integer not null,
  agency text not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  due timestamptz not null,
  answer text,
  agrees boolean,
  answered_at timestamptz,
  answered_by text,
  primary key (realm, code, seq),
  foreign key (realm, code) references dossier (realm, code),
  foreign key (realm, agency) references agency (realm, code),
  check ((answered_at is null) = (answer is null))
);

create table verification_visit (
  realm text not null,
  code text not null,
  seq integer not null,
  at timestamptz not null,
  place text not null,
  participants text not null,
  content text not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (realm, code, seq),
  foreign key (realm, code) references dossier (realm, code)
);

-- One extension, the first date kept (NĐ 118/2025 Đ19.6): the key itself allows no second.
create table extension (
  realm text not null,
  code text not null,
  original_due timestamptz not null,
  new_due timestamptz not null check (new_due > original_due),
  reason text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (realm, code),
  foreign key (realm, code) references dossier (realm, code)
);

-- What the agency decides: drafted, signed, numbered, returned; corrected by another row when the agency was wrong (Đ23.1).
create table decision (
  realm text not null,
  code text not null,
  seq integer not null,
  grants boolean not null,
  title text not null,
  body text not null,
  -- For a decision that declines: the ground of the procedure or law it stands on.
  ground text,
  drafted_at timestamptz not null,
  drafted_by text not null,
  signed_at timestamptz,
  signed_by text,
  signer_name text,
  signer_title text,
  number text,
  numbered_at timestamptz,
  numbered_by text,
  returned_at timestamptz,
  returned_by text,
  returned_how text,
  corrects integer,
  correction_reason text,
  primary key (realm, code, seq),
  foreign key (realm, code) references dossier (realm, code),
  check (grants or ground <> ''),
  check (number is null or signed_at is not null),
  check (returned_at is null or number is not null)
);
create table number_register (
  realm text not null,
  agency text not null,
  year integer not null,
  series text not null,
  last integer not null check (last > 0),
  primary key (realm, agency, year, series)
);

-- Why a dossier ended without a result, or what was refused: refusal at the door, stop on request, closing after 15 days.
create table dossier_ending (
  realm text not null,
  code text not null,
  kind text not null check (kind in ('refused', 'withdrawn', 'stopped', 'closed')),
  ground text,
  reason text not null,
  at timestamptz not null,
  by text not null,
  primary key (realm, code),
  foreign key (realm, code) references dossier (realm, code),
  check (kind <> 'refused' or ground <> '')
);

-- A citizen's objection to a refusal or a request, and the head's answer.
create table objection (
  realm text not null,
  code text not null,
  seq integer not null,
  against text not null check (against in ('supplement', 'refusal')),
  text text not null,
  made_at timestamptz not null,
  made_by text not null,
  answer text,
  upheld boolean,
  answered_at timestamptz,
  answered_by text,
  primary key (realm, code, seq),
  foreign key (realm, code) references dossier (realm, code),
  check ((answered_at is null) = (answer is null) and (answer is null) = (upheld is null))
);

create table internal_note (
  realm text not null,
  code text not null,
  id uuid not null,
  text text not null,
  at timestamptz not null,
  by text not null,
  primary key (realm, code, id),
  foreign key (realm, code) references dossier (realm, code)
);

-- The first answer to a write from outside, by the key it carried: a repeat gets the same answer.
create table idempotency_key (
  realm text not null,
  actor text not null,
  key text not null check (length(key) between 8 and 100),
  answer jsonb not null,
  at timestamptz not null,
  primary key (realm, actor, key)
);

alter table form enable row level security;
create policy reading on form for select using (realm in (current_setting('motcua.realm', true), 'VN'));
create policy adding on form for insert with check (realm = current_setting('motcua.realm', true));
create policy changing on form for update using (realm = current_setting('motcua.realm', true));
grant select, insert, update on form to motcua_app;
grant select on form to motcua_read;

-- A person's case is never reference data of the nation: this realm only.
do $$ declare name text; begin
  foreach name in array array['form_edition', 'draft', 'draft_paper', 'dossier_counter', 'dossier', 'dossier_paper',
    'dossier_step', 'supplement_request', 'consultation', 'verification_visit', 'extension', 'decision', 'number_register',
    'dossier_ending', 'objection', 'internal_note', 'idempotency_key'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
  end loop; end $$;
grant update on draft, dossier_counter, dossier, dossier_paper, dossier_step, supplement_request, consultation, decision,
  number_register, objection to motcua_app;
grant delete on draft_paper to motcua_app;
