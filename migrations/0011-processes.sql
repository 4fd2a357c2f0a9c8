-- breaking: no
-- The process a province has approved for a procedure, from a day on: steps with role, place, limit and ways on, also at
-- another agency (liên thông, NĐ 118/2025 Đ20.2). Without a row the process published with the procedure is walked.
create table procedure_process (
  realm text not null,
  procedure text not null,
  valid_from date not null,
  process jsonb not null check (jsonb_typeof(process->'steps') = 'array'),
  basis text not null check (basis <> ''),
  primary key (realm, procedure, valid_from)
);
alter table procedure_process enable row level security;
create policy realm on procedure_process using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert, update on procedure_process to motcua_app;
grant select on procedure_process to motcua_read;
