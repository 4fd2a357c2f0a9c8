-- breaking: no
-- Secrets of webhooks sealed with the realm's key. A program from before this still makes plain ones and cannot send to sealed ones: it
-- fails and its job is tried again, by whoever runs the newer version. The job `seal-secrets` seals what is plain.

alter table webhook alter column secret drop not null;

-- What signs the messages of a webhook. The newest has no end; the one before signs beside it until its end, so that a receiver has time to
-- change over.
create table webhook_secret (
  realm text not null,
  webhook uuid not null,
  -- Chosen by the client, so that asking twice makes one. The first has the webhook's own.
  id uuid not null,
  -- Wrapped by a key of the realm for this row alone (files/safe.ts); no other form of it is in the database.
  sealed bytea not null check (length(sealed) > 32),
  made_at timestamptz not null,
  ends_at timestamptz,
  primary key (realm, webhook, id),
  foreign key (realm, webhook) references webhook (realm, id)
);
create unique index webhook_secret_newest on webhook_secret (realm, webhook) where ends_at is null;
create index webhook_secret_ending on webhook_secret (realm, ends_at) where ends_at is not null;

alter table webhook_try drop constraint webhook_try_result_check;
alter table webhook_try add constraint webhook_try_result_check check (result in
  ('delivered', 'status', 'timeout', 'unreachable', 'target-refused', 'closed', 'secret-lost'));

-- The giving side took a line back before the other side answered; who and when stand in answered_by and answered_at.
alter table handover_line add column taken_back boolean not null default false;
alter table handover_line add constraint handover_line_taken_back check (not taken_back or (answered_at is not null and refused is null));

-- How much of its minute a machine (or, without a token, an address under a keyed hash) has been given, by all processes together: each takes
-- requests in batches. Unlogged: after a crash counting begins anew, which harms nobody, and no write of it waits for a disk.
create unlogged table api_rate (
  realm text not null,
  who text not null check (length(who) <= 64),
  ends_at timestamptz not null,
  -- May pass the quota: what was asked for beyond it was not given.
  taken integer not null check (taken > 0),
  primary key (realm, who)
);
create index api_rate_by_end on api_rate (realm, ends_at);

-- Who wishes one mail a day: a person for the own matters, an officer (by the officer's id) for the office's. No row: a mail for each notice.
create table notice_daily (
  realm text not null,
  reader uuid not null,
  official boolean not null,
  chosen_at timestamptz not null,
  primary key (realm, reader, official)
);
alter table notice
  -- When the digest is due that it waits for; null: mailed by itself.
  add column digest_at timestamptz,
  -- The digest it went into.
  add column digest uuid,
  add constraint notice_digest check (digest is null or digest_at is not null);
create index notice_for_digest on notice (realm, digest_at) where digest_at is not null and digest is null;
create index notice_in_digest on notice (realm, digest) where digest is not null;

do $$ declare name text; begin
  foreach name in array array['webhook_secret', 'api_rate', 'notice_daily'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert, update, delete on %I to motcua_app', name);
  end loop; end $$;
