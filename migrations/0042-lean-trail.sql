-- breaking: yes
-- The same trail in less than half the space: half of what a dossier takes on disk is its trail. Hashes as bytes, the one before not
-- kept twice, who acted as a letter and an id, two small indexes for three wide ones. Read as before, by the view `trail`.

create function trail_actor(kind text, id uuid) returns text language sql immutable parallel safe as $$
  select case when id is null then kind else
    case kind when 'o' then 'officer:' when 'c' then 'citizen:' when 'm' then 'client:' end || id::text end $$;

-- Columns of one width first: each would be padded otherwise.
create table trail_entry (
  at timestamptz not null,
  seq integer not null check (seq > 0),
  -- A UUID of version 7 of the moment `at`: the key is in order of time, and the days' roots are read by it.
  id uuid not null,
  -- With `actor_kind` o (officer), c (citizen), m (machine, `client:`). Null: `actor_kind` is the actor, `system:import`.
  actor_id uuid,
  realm text not null,
  subject text not null,
  actor_kind text not null,
  act text not null,
  facts jsonb not null,
  hash bytea not null check (octet_length(hash) = 32),
  check (actor_id is null or actor_kind in ('o', 'c', 'm'))
);

insert into trail_entry (at, seq, id, actor_id, realm, subject, actor_kind, act, facts, hash)
select at, seq, id, case when is_short then split_part(actor, ':', 2)::uuid end, realm, subject,
  case when not is_short then actor when actor like 'client:%' then 'm' else left(actor, 1) end, act, facts, decode(hash, 'hex')
from trail, lateral (select actor ~ '^(officer|citizen|client):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' as is_short) s;
alter table trail_entry add primary key (realm, id);

-- Sixteen rows of a chain share a key, which PostgreSQL then keeps once (deduplication): the last of a chain is found among sixteen
-- at most. No unique key over (realm, subject, seq), seven times as wide: `seal_trail` gives the numbers under its lock, `verify` proves them.
create index trail_entry_of on trail_entry (realm, subject, (seq / 16));

drop table trail;

alter table trail_entry enable row level security;
create policy realm on trail_entry
  using (realm in (current_setting('motcua.realm', true), 'VN'))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on trail_entry to motcua_app;
grant select on trail_entry to motcua_read;

-- As it was kept before, and as evidence shows it.
create view trail with (security_invoker = on) as
  select e.realm, e.subject, e.seq, e.id, e.at, trail_actor(e.actor_kind, e.actor_id) as actor, e.act, e.facts,
    coalesce((select encode(p.hash, 'hex') from trail_entry p where p.realm = e.realm and p.subject = e.subject
      and p.seq / 16 = (e.seq - 1) / 16 and p.seq = e.seq - 1), repeat('0', 64)) as previous,
    encode(e.hash, 'hex') as hash
  from trail_entry e;
grant select on trail to motcua_app, motcua_read;

-- What is hashed stays as 0001-house.sql has it, so that every hash and root of before holds.
-- As the tables' owner: row-level security keeps an index from being asked by `seq / 16` (0021-search.sql), and a long chain would be
-- read whole. What is written passes the policy all the same.
create or replace function seal_trail() returns trigger language plpgsql security definer
  set search_path = public set enable_seqscan = off as $$
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
end $$;
create trigger seal_trail before insert on trail_entry for each row
  when (new.hash is null or current_user <> 'motcua_owner') execute function seal_trail();
create trigger leave_score_pending after insert on trail_entry for each row
  when ((new.subject like 'dossier/%' or new.subject like 'result/%') and current_user <> 'motcua_owner')
  execute function leave_score_pending();

analyze trail_entry;
