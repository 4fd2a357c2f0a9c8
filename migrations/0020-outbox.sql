-- breaking: no
-- Jobs an act leaves, in its own transaction. graphile-worker's own table announces every job (NOTIFY), and PostgreSQL lets
-- transactions that announce something commit only one after the other; a courier moves what stands here in batches.
create table job_outbox (
  realm text not null,
  -- In the order it was left; of transactions at the same moment in any.
  seq bigint generated always as identity,
  task text not null,
  payload jsonb not null,
  -- Null: now.
  run_at timestamptz,
  -- A job with the same key that still waits is replaced.
  key text,
  primary key (realm, seq)
);
alter table job_outbox enable row level security;
create policy realm on job_outbox using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
-- Update, to lock what is being taken.
grant select, insert, update, delete on job_outbox to motcua_app;
grant select on job_outbox to motcua_read;
