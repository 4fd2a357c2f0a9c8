-- breaking: no
-- Statutory reports: figures that people enter because nothing here tells them, signatures under what was sent, and the indexes by
-- which a report reads no more than its period's dossiers of its unit.

-- Entered by hand, with a name and a reason; entered again it is another row, the last one counts, '' takes it back.
create table report_figure (
  realm text not null,
  form text not null check (form in ('05c', '06a', '06b', '08b', '08c', '09a', '09b', '03b', '04b', '04d')),
  unit text not null,
  from_date date not null,
  to_date date not null,
  part text not null,
  -- A sector, an agency or a decision by name; '' for the one row of who reports.
  row_name text not null check (length(row_name) <= 200),
  column_key text not null,
  seq integer not null check (seq > 0),
  value text not null check (length(value) <= 1000),
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by uuid not null,
  primary key (realm, form, unit, from_date, to_date, part, row_name, column_key, seq),
  foreign key (realm, unit) references agency (realm, code),
  foreign key (realm, by) references officer (realm, id),
  check (from_date <= to_date)
);

-- The leader's signature under a version that was sent (TT 09/2026 art. 7): asked by the act, fetched by a job after it. Waiting while
-- neither done nor failed; a failed one is asked again by another row.
create table report_signing (
  realm text not null,
  form text not null,
  unit text not null,
  from_date date not null,
  to_date date not null,
  version integer not null,
  attempt integer not null check (attempt > 0),
  asked_at timestamptz not null,
  asked_by uuid not null,
  done_at timestamptz,
  failed_at timestamptz,
  -- A refusal's code.
  failure text,
  -- The signed file.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint check (size > 0),
  primary key (realm, form, unit, from_date, to_date, version, attempt),
  foreign key (realm, form, unit, from_date, to_date, version)
    references statutory_report (realm, form, unit, from_date, to_date, version),
  foreign key (realm, asked_by) references officer (realm, id),
  check (done_at is null or failed_at is null),
  check ((failed_at is null) = (failure is null)),
  check (num_nulls(done_at, sha256, size) in (0, 3))
);
-- Whatever collects orphans asks whether a file is named here.
create index report_signing_by_content on report_signing (sha256) where sha256 is not null;

-- A report's dossiers: received in its period; ended in it or running still; and of those that ended after it the few that lasted
-- longer than the shortest period, for only these can have been there all through.
create index dossier_reported_received on dossier (realm, competent_agency, received_at, code)
  where received_at is not null and owner_unit is null;
create index dossier_reported_ended on dossier (realm, competent_agency, ended_at, code)
  where received_at is not null and owner_unit is null and ended_at is not null;
create index dossier_reported_running on dossier (realm, competent_agency, code)
  where received_at is not null and owner_unit is null and ended_at is null;
create index dossier_reported_long on dossier (realm, competent_agency, ended_at, code)
  where owner_unit is null and ended_at - received_at > interval '672 hours';

do $$ declare name text; begin
  foreach name in array array['report_figure', 'report_signing'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;
grant update (done_at, failed_at, failure, sha256, size) on report_signing to motcua_app;
