-- breaking: yes
-- What a dossier was promised is kept once for all dossiers it was promised to, as the form's edition is (0005-dossiers.sql), and indexes end
-- where they have found what they look for: of equals there are few, and they are sorted when they are read.

create table process_edition (
  realm text not null,
  -- SHA-256 of `process` as PostgreSQL writes it.
  digest bytea not null check (digest = sha256(convert_to(process::text, 'UTF8'))),
  process jsonb not null,
  primary key (realm, digest)
);
alter table process_edition enable row level security;
create policy realm on process_edition using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on process_edition to motcua_app;
grant select on process_edition to motcua_read;

insert into process_edition (realm, digest, process)
select distinct on (realm, sha256(convert_to(process::text, 'UTF8'))) realm, sha256(convert_to(process::text, 'UTF8')), process from dossier;

-- Made again below, or by the new type: none is written twice.
drop index dossier_by_maker;
drop index dossier_by_person;
drop index dossier_newest;
drop index dossier_register;
drop index dossier_reported_received;
drop index dossier_reported_ended;
drop index dossier_found;
drop index dossier_step_of_officer_entered;
drop index dossier_step_of_officer_left;

alter table dossier rename column process to process_digest;
-- Writes every row anew, without what is gone.
alter table dossier
  -- Read by nobody since searches go by `words` (0018-queues.sql).
  drop column owner_folded,
  -- Filed by one person for another. A column, since row-level security lets no index be asked by an expression (0021-search.sql).
  add column for_another boolean not null generated always as (made_by like 'citizen:%' and made_by <> 'citizen:' || coalesce(person::text, '')) stored,
  -- A text vector keeps four bytes more for each word; the index makes the vector.
  alter column words type text using array_to_string(tsvector_to_array(words), ' '),
  alter column process_digest type bytea using sha256(convert_to(process_digest::text, 'UTF8'));
alter table dossier add foreign key (realm, process_digest) references process_edition (realm, digest);

create index dossier_found on dossier using gin (scope, (array_to_tsvector(string_to_array(words, ' '))));
create or replace function dossiers_by_words(of_units text[], wanted tsquery, most integer) returns table (code text)
  language sql stable security definer set search_path = public as $$
    select d.code from dossier d where d.realm = current_setting('motcua.realm', true) and d.scope && of_units
      and array_to_tsvector(string_to_array(d.words, ' ')) @@ wanted
    order by d.submitted_at desc, d.code limit most $$;

-- One's own are found by `person`.
create index dossier_by_maker on dossier (realm, made_by, submitted_at desc) where for_another;
create index dossier_by_person on dossier (realm, person, submitted_at desc);
create index dossier_newest on dossier (realm, submitted_at desc);
create index dossier_register on dossier (realm, receiving_agency, received_at) where received_at is not null;
create index dossier_reported_received on dossier (realm, competent_agency, received_at)
  where received_at is not null and owner_unit is null;
create index dossier_reported_ended on dossier (realm, competent_agency, ended_at)
  where received_at is not null and owner_unit is null and ended_at is not null;

-- By month: hundreds of an officer's steps share a key, which PostgreSQL keeps once. Columns, for the same reason as above.
create function month_number(timestamptz) returns smallint language sql immutable strict parallel safe as $$
  select (extract(year from $1 at time zone 'Asia/Ho_Chi_Minh') * 12 + extract(month from $1 at time zone 'Asia/Ho_Chi_Minh'))::smallint $$;
alter table dossier_step
  add column entered_month smallint not null generated always as (month_number(entered_at)) stored,
  add column left_month smallint generated always as (month_number(left_at)) stored;
create index dossier_step_of_officer_entered on dossier_step (realm, officer, entered_month) where officer is not null;
create index dossier_step_of_officer_left on dossier_step (realm, officer, left_month) where officer is not null;

analyze dossier, dossier_step;
