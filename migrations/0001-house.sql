-- breaking: no
-- The house: the trail, the roots that are published for it, and the keys of writes from outside.

create extension if not exists pg_trgm;

-- One row for each act, in the order of its subject. The row is also the event that others react to:
-- what happened is told once. Rows are only ever added: motcua_app holds no UPDATE or DELETE here.
create table trail (
  realm text not null,
  subject text not null,
  seq integer not null check (seq > 0),
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  act text not null,
  facts jsonb not null,
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (realm, subject, seq)
);
create unique index trail_by_id on trail (realm, id);
create index trail_by_day on trail (realm, at);

-- Seals a row: its place in the subject's chain and the hash over the row before it. Done here and not in
-- the program so that no writer can place a row off the chain. src/db/chain.ts computes the same in TypeScript.
create function seal_trail() returns trigger language plpgsql as $$
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
end $$;
create trigger seal_trail before insert on trail for each row execute function seal_trail();

-- One root a day over the last hashes of that day, so that a copy kept elsewhere proves nothing was changed since.
create table trail_root (
  realm text not null,
  day date not null,
  entries integer not null check (entries >= 0),
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  primary key (realm, day)
);

alter table trail enable row level security;
create policy realm on trail
  using (realm in (current_setting('motcua.realm', true), 'VN'))
  with check (realm = current_setting('motcua.realm', true));
alter table trail_root enable row level security;
create policy realm on trail_root
  using (realm in (current_setting('motcua.realm', true), 'VN'))
  with check (realm = current_setting('motcua.realm', true));

grant select, insert on trail, trail_root to motcua_app;
grant select on trail, trail_root to motcua_read;
