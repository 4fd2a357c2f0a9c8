-- breaking: no
-- Digital signatures of results, and what the signatures of citizens' files are worth.

-- The result as files: made when the leader signs, signed by the leader, and with the number, date and the agency's
-- signature (NĐ 30/2020 annex I): that last one is what is returned. Each is the SHA-256 of a kept file.
alter table decision
  add column unsigned_sha256 text check (unsigned_sha256 ~ '^[0-9a-f]{64}$'),
  add column personal_sha256 text check (personal_sha256 ~ '^[0-9a-f]{64}$'),
  add column signed_sha256 text check (signed_sha256 ~ '^[0-9a-f]{64}$');

-- What was asked of a signer: asked by the act, done by a job after it, because tokens and services may be slow or down.
-- Waiting while neither done nor failed; a failed one is asked again by another row.
create table signing_request (
  realm text not null,
  code text not null,
  seq integer not null,
  part text not null check (part in ('person', 'agency')),
  attempt integer not null check (attempt > 0),
  asked_at timestamptz not null,
  asked_by text not null,
  -- The account of the remote service, or the token's label.
  provider text,
  -- The remote service's number of the transaction, once it took the request.
  transaction text,
  done_at timestamptz,
  failed_at timestamptz,
  -- A refusal's code.
  failure text,
  primary key (realm, code, seq, part, attempt),
  foreign key (realm, code, seq) references decision (realm, code, seq),
  check (done_at is null or failed_at is null),
  check ((failed_at is null) = (failure is null))
);

-- By content: the same file has the same signatures, whoever handed it in. Looked at again when trust changes.
create table file_signature (
  realm text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  checked_at timestamptz not null,
  verdict text not null check (verdict in ('unsigned', 'good', 'bad', 'changed-after', 'unreadable')),
  signatures jsonb not null,
  primary key (realm, sha256)
);

do $$ declare name text; begin
  foreach name in array array['signing_request', 'file_signature'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert, update on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;
