-- breaking: yes
-- Queues of the desk whose lists and counts cost what they answer, not what the archive holds.

-- Kept with the row, so that the places of a dossier follow from the row alone: agencies asked for an opinion that have
-- not answered, and whether an objection waits for its answer. `words`: what it can be found by (rules/search.ts).
alter table dossier add asked text[] not null default '{}';
alter table dossier add contested boolean not null default false;
alter table dossier add words tsvector;
update dossier d set asked = c.agencies from (select realm, code, array_agg(distinct agency) as agencies
  from consultation where answered_at is null group by realm, code) c where c.realm = d.realm and c.code = d.code;
update dossier d set contested = true where exists (select from objection o
  where o.realm = d.realm and o.code = d.code and o.answered_at is null);

drop index dossier_queue;
drop index dossier_of_holder;
drop index dossier_scope;
-- Names are among the words now.
drop index dossier_by_owner_name;
create index dossier_found on dossier using gin (scope, words);
create index dossier_by_running_number on dossier (realm, split_part(code, '-', 3), submitted_at desc);
create index dossier_newest on dossier (realm, submitted_at desc, code);
create index supplement_request_open on supplement_request (realm, close_due) where answered_at is null;

-- Where each open dossier stands, once for every place (rules/places.ts): `to-receive|at|H48.01.50`. Sorted by what is
-- due first; a dossier without a date stands last.
create table queue_line (
  realm text not null,
  place text not null,
  due timestamptz not null,
  code text not null,
  primary key (realm, place, due, code),
  foreign key (realm, code) references dossier (realm, code)
);
create index queue_line_of on queue_line (realm, code);

-- How many stand there, changed in the act's own transaction. Of places under a running term, by due date, so that “late”
-- is a sum and passes with time by itself. Slots keep two acts at one place from waiting for each other.
create table queue_tally (
  realm text not null,
  place text not null,
  due timestamptz not null,
  slot smallint not null,
  count integer not null,
  primary key (realm, place, due, slot)
);

-- What the nightly recount found: how many places, and at how many the tally was not what stands there.
create table queue_recount (
  realm text not null,
  at timestamptz not null,
  places integer not null,
  differences integer not null,
  primary key (realm, at)
);

-- The revision an officer last saw: a line of an older or no look is shown in bold.
create table dossier_seen (
  realm text not null,
  officer uuid not null,
  code text not null,
  revision integer not null,
  at timestamptz not null,
  primary key (realm, officer, code),
  foreign key (realm, code) references dossier (realm, code)
);

-- A view of the desk an officer comes back to: a name and the address's query.
create table saved_view (
  realm text not null,
  officer uuid not null,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  query text not null check (char_length(query) <= 300),
  made_at timestamptz not null,
  primary key (realm, officer, id)
);

do $$ declare name text; begin
  foreach name in array array['queue_line', 'queue_tally', 'queue_recount', 'dossier_seen', 'saved_view'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert, update, delete on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;
