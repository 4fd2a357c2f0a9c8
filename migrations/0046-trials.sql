-- breaking: no
-- Mô phỏng phương án: a leader's what-if, lived twice (as it is, and with one change) in databases of its own that are thrown away;
-- here are what was asked, how far it is, and the figures both runs left.
create table trial (
  realm text not null,
  id uuid not null,
  asker uuid not null,
  asked_at timestamptz not null,
  scenario text not null check (scenario ~ '^[a-z0-9-]{3,40}$'),
  -- In each of the two runs.
  dossiers integer not null check (dossiers between 50 and 1000),
  seed integer not null check (seed between 1 and 1000000),
  -- The last day of a scenario that names none.
  until date not null,
  -- As the command line takes it: add-staff=H48.14.05:2
  change text not null check (length(change) between 5 and 200),
  begun_at timestamptz check (begun_at >= asked_at),
  -- The last sign of life of the process that lives it, and how far it was then.
  seen_at timestamptz,
  leg smallint not null default 0 check (leg between 0 and 2),
  acts integer not null default 0 check (acts >= 0),
  day date,
  cancelled_at timestamptz,
  cancelled_by uuid,
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'cancelled', 'failed', 'too-long', 'lost')),
  -- For whoever runs the program: what broke it.
  why text,
  before jsonb,
  after jsonb,
  primary key (realm, id),
  foreign key (realm, asker) references officer (realm, id),
  foreign key (realm, cancelled_by) references officer (realm, id),
  check ((ended_at is null) = (outcome is null)),
  check ((cancelled_at is null) = (cancelled_by is null)),
  check (outcome is distinct from 'done' or (before is not null and after is not null))
);
-- One at a time: two runs on one small server would slow the office's work and each other.
create unique index trial_one_open on trial (realm) where ended_at is null;
create index trial_last_first on trial (realm, asked_at desc, id desc);

alter table trial enable row level security;
create policy realm on trial using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on trial to motcua_app;
grant update (begun_at, seen_at, leg, acts, day, cancelled_at, cancelled_by, ended_at, outcome, why, before, after) on trial to motcua_app;
grant select on trial to motcua_read;
