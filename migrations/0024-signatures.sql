-- breaking: no
-- Digital signatures of results, and what the signatures of citizens' files are worth.

-- The result as files: printed when the leader signs, signed by the leader, and with the number, date and the agency's
-- signature (NĐ 30/2020 annex I): that last one is what is returned. Never changed: a corrected result is another.
create table decision_file (
  realm text not null,
  code text not null,
  seq integer not null,
  -- A result from before there were signatures is made a file once, unsigned.
  kind text not null check (kind in ('printed', 'personal', 'signed', 'unsigned')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  -- Where on the printed sheet the signatures, the number and the date are to stand, as its template said.
  places jsonb,
  kept_at timestamptz not null,
  primary key (realm, code, seq, kind),
  foreign key (realm, code, seq) references decision (realm, code, seq)
);
-- Whatever collects orphans asks whether a file is named here.
create index decision_file_by_content on decision_file (sha256);

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
  -- Not called sha256: a verdict does not keep a file from being collected.
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  checked_at timestamptz not null,
  verdict text not null check (verdict in ('unsigned', 'good', 'bad', 'changed-after', 'unreadable')),
  signatures jsonb not null,
  primary key (realm, content)
);

do $$ declare name text; begin
  foreach name in array array['decision_file', 'signing_request', 'file_signature'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert, update on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;
