-- breaking: no
-- Infected files that were refused: what, when, by which signature, sent by whom and for what. The bytes lie sealed on a shelf of their own that
-- nothing reads.

create table quarantined_file (
  realm text not null,
  id uuid not null,
  at timestamptz not null,
  -- Not called sha256: this keeps no file of the store from being collected, and none is missed there.
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  type text not null,
  -- What the scanner calls it.
  virus text not null check (virus <> ''),
  -- As an actor and a subject of the trail; null where a door said nothing of its sender.
  by text,
  subject text,
  component text,
  -- Null: nothing of it was kept.
  until timestamptz,
  deleted_at timestamptz,
  primary key (realm, id),
  check (deleted_at is null or until is not null)
);
create index quarantined_file_held on quarantined_file (realm, content) where until is not null and deleted_at is null;

alter table quarantined_file enable row level security;
create policy realm on quarantined_file using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on quarantined_file to motcua_app;
grant update (deleted_at) on quarantined_file to motcua_app;
grant select on quarantined_file to motcua_read;
