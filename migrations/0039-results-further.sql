-- breaking: no
-- Templates of results that decline (văn bản từ chối, NĐ 118/2025 Đ19.3) beside those that grant, by the same editions: a procedure's editions
-- are numbered together, each of one kind. A program from before this takes every edition for one that
-- grants: publish none that declines while one still serves.

alter table result_template add column declines boolean not null default false;
drop index result_template_draft;
drop index result_template_day;
create unique index result_template_draft on result_template (realm, procedure, declines) where published_at is null;
create unique index result_template_day on result_template (realm, procedure, declines, valid_from) where valid_from is not null;

-- An issued result as a verifiable credential (SD-JWT VC), signed once by the agency's key; its owner takes it along.
create table result_credential (
  realm text not null,
  code text not null,
  seq integer not null,
  credential text not null check (credential <> ''),
  made_at timestamptz not null,
  primary key (realm, code, seq),
  foreign key (realm, code, seq) references result (realm, code, seq)
);
alter table result_credential enable row level security;
create policy realm on result_credential using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on result_credential to motcua_app;
grant select on result_credential to motcua_read;
