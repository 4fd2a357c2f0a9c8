-- breaking: no
-- For those who run the system: rows of the trail that come sealed, and the backups that were made.

-- A restore and the generator of histories bring chains that were sealed before, by the million: to seal one row at a
-- time would cost a lock for each chain. Only the owner of the table may bring them; whoever serves is a member of
-- motcua_app, and a hash of its own making is overwritten as before. `motcua verify` tells a false chain either way.
create or replace trigger seal_trail before insert on trail for each row
  when (new.hash is null or current_user <> 'motcua_owner') execute function seal_trail();

-- A backup made. Written at its end: one that failed leaves no row.
create table backup_made (
  realm text not null,
  id uuid not null,
  began_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= began_at),
  -- Where it was put, as the operator said it; the file itself is elsewhere.
  place text not null,
  bytes bigint not null check (bytes > 0),
  files integer not null check (files >= 0),
  -- Read again to its end after it was written, every part authentic. Null: it went where it could not be read.
  checked_at timestamptz,
  primary key (realm, id)
);
create index backup_made_by_time on backup_made (realm, ended_at desc);
alter table backup_made enable row level security;
create policy realm on backup_made using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert, update on backup_made to motcua_app;
