-- breaking: no
-- The counters of a centre: numbers people take, who called them where, and dossiers handed over by list.

-- A centre that gives numbers. `kiosk_key` tells its own touch machine from a telephone; `salt` hides addresses.
create table counter_centre (
  realm text not null,
  centre text not null,
  gives_numbers boolean not null,
  -- After so many of the priority groups in a row one of the others is called, so that nobody waits for ever.
  priority_run integer not null check (priority_run between 1 and 9),
  kiosk_key text not null check (length(kiosk_key) >= 20),
  salt text not null check (length(salt) >= 20),
  set_at timestamptz not null,
  set_by text not null,
  primary key (realm, centre),
  foreign key (realm, centre) references agency (realm, code)
);

-- What numbers are for: a letter before the number. One that is given no more keeps its past.
create table counter_series (
  realm text not null,
  centre text not null,
  letter text not null check (letter ~ '^[A-Z]$'),
  purpose text not null check (purpose in ('file', 'collect', 'ask')),
  name_vi text not null check (name_vi <> ''),
  name_en text not null check (name_en <> ''),
  hint_vi text not null,
  hint_en text not null,
  closed_at timestamptz,
  primary key (realm, centre, letter),
  foreign key (realm, centre) references counter_centre (realm, centre)
);

create table counter (
  realm text not null,
  centre text not null,
  number integer not null check (number between 1 and 99),
  series text[] not null check (cardinality(series) > 0),
  closed_at timestamptz,
  primary key (realm, centre, number),
  foreign key (realm, centre) references counter_centre (realm, centre)
);

-- Who sits where, from when to when. One at a counter, one counter an officer.
create table counter_sitting (
  realm text not null,
  id uuid not null,
  centre text not null,
  counter integer not null,
  officer uuid not null,
  since timestamptz not null,
  until timestamptz check (until >= since),
  primary key (realm, id),
  foreign key (realm, centre, counter) references counter (realm, centre, number),
  foreign key (realm, officer) references officer (realm, id)
);
create unique index counter_taken on counter_sitting (realm, centre, counter) where until is null;
create unique index counter_of_officer on counter_sitting (realm, officer) where until is null;

-- One row a centre and day: whoever changes the line holds it until the change is kept, and screens see that it rose.
create table counter_day (
  realm text not null,
  centre text not null,
  day date not null,
  revision bigint not null check (revision > 0),
  primary key (realm, centre, day),
  foreign key (realm, centre) references counter_centre (realm, centre)
);

-- The last number of a series on a day: taken in the transaction that keeps the ticket, so that none is lost or given twice.
create table ticket_number (
  realm text not null,
  centre text not null,
  day date not null,
  series text not null,
  last integer not null check (last > 0),
  primary key (realm, centre, day, series)
);

-- No name, no number of a person: a ticket is a place in the line. It waits while `waiting_since` is said.
create table ticket (
  realm text not null,
  id uuid not null,
  centre text not null,
  day date not null,
  series text not null,
  number integer not null check (number > 0),
  -- The group of desk/rules/priority.ts that was claimed; the officer looks at the proof.
  priority text,
  -- The line it stands in: that of its series, until somebody transfers it.
  line text not null,
  only_counter integer,
  taken_at timestamptz not null,
  taken_by text not null check (taken_by in ('kiosk', 'phone')),
  waiting_since timestamptz,
  came_back_at timestamptz,
  ended_at timestamptz,
  primary key (realm, id),
  unique (realm, centre, day, series, number),
  foreign key (realm, centre, series) references counter_series (realm, centre, letter),
  foreign key (realm, centre, line) references counter_series (realm, centre, letter),
  check (waiting_since is null or ended_at is null)
);
create index ticket_line on ticket (realm, centre, day, line, waiting_since) where waiting_since is not null;
create index ticket_by_day on ticket (realm, centre, day, taken_at);

-- Each call to a counter: from when to when, by whom, and how it ended.
create table ticket_call (
  realm text not null,
  ticket uuid not null,
  seq integer not null check (seq > 0),
  centre text not null,
  day date not null,
  line text not null,
  priority boolean not null,
  counter integer not null,
  officer uuid not null,
  called_at timestamptz not null,
  repeated_at timestamptz,
  ended_at timestamptz check (ended_at >= called_at),
  outcome text check (outcome in ('served', 'missed', 'transferred')),
  primary key (realm, ticket, seq),
  foreign key (realm, ticket) references ticket (realm, id),
  foreign key (realm, officer) references officer (realm, id),
  check ((ended_at is null) = (outcome is null))
);
create unique index ticket_called_once on ticket_call (realm, ticket) where ended_at is null;
create unique index counter_calls_one on ticket_call (realm, centre, counter) where ended_at is null;
create index ticket_call_by_day on ticket_call (realm, centre, day, called_at);

-- The ticket somebody was called by when a dossier was begun at the desk, and the dossiers that were filed on it.
create table ticket_draft (
  realm text not null,
  draft uuid not null,
  ticket uuid not null,
  primary key (realm, draft),
  foreign key (realm, ticket) references ticket (realm, id)
);
create table ticket_dossier (
  realm text not null,
  ticket uuid not null,
  code text not null,
  at timestamptz not null,
  by text not null,
  primary key (realm, ticket, code),
  foreign key (realm, ticket) references ticket (realm, id),
  foreign key (realm, code) references dossier (realm, code)
);
create index ticket_of_dossier on ticket_dossier (realm, code);

-- How many numbers an address took in an hour; `address` is a keyed hash that is another one every day.
create table ticket_limit (
  realm text not null,
  address text not null check (address ~ '^[0-9a-f]{64}$'),
  hour timestamptz not null,
  taken integer not null check (taken > 0),
  primary key (realm, address, hour)
);
create index ticket_limit_by_age on ticket_limit (realm, hour);

-- Hand-over by list (NĐ 118/2025 Đ18.2): onward to who resolves it, or from one shift to the next at the same counter.
create table handover_number (
  realm text not null,
  from_unit text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (realm, from_unit, year)
);
create table handover_list (
  realm text not null,
  id uuid not null,
  kind text not null check (kind in ('onward', 'shift')),
  from_unit text not null,
  to_unit text not null,
  year integer not null,
  number integer not null,
  note text not null,
  -- Making the list is the giving side's confirmation.
  made_at timestamptz not null,
  made_by uuid not null,
  -- When the last line was answered.
  closed_at timestamptz,
  primary key (realm, id),
  unique (realm, from_unit, year, number),
  foreign key (realm, from_unit) references agency (realm, code),
  foreign key (realm, to_unit) references agency (realm, code),
  foreign key (realm, made_by) references officer (realm, id),
  check ((kind = 'shift') = (from_unit = to_unit))
);
create index handover_from on handover_list (realm, from_unit, made_at desc, id desc);
create index handover_to on handover_list (realm, to_unit, made_at desc, id desc);
create table handover_line (
  realm text not null,
  list uuid not null,
  code text not null,
  -- Papers that go along: originals and copies kept at the counter.
  papers integer not null check (papers >= 0),
  answered_at timestamptz,
  answered_by uuid,
  -- Why it goes back; nothing said: it was confirmed.
  refused text check (refused <> ''),
  primary key (realm, list, code),
  foreign key (realm, list) references handover_list (realm, id),
  foreign key (realm, code) references dossier (realm, code),
  foreign key (realm, answered_by) references officer (realm, id),
  check ((answered_at is null) = (answered_by is null)),
  check (refused is null or answered_at is not null)
);
-- A dossier waits for an answer on one list at a time.
create unique index handover_awaited on handover_line (realm, code) where answered_at is null;
create index handover_of_dossier on handover_line (realm, code, answered_at);

-- The register of the centre (Mẫu 07) in the order of reception.
create index dossier_register on dossier (realm, receiving_agency, received_at, code) where received_at is not null;

do $$ declare name text; begin
  foreach name in array array['counter_centre', 'counter_series', 'counter', 'counter_sitting', 'counter_day', 'ticket_number',
    'ticket', 'ticket_call', 'ticket_draft', 'ticket_dossier', 'ticket_limit', 'handover_number', 'handover_list',
    'handover_line'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
  end loop; end $$;
grant update on counter_centre, counter_series, counter, counter_sitting, counter_day, ticket_number, ticket, ticket_call,
  ticket_draft, ticket_limit, handover_number, handover_list, handover_line to motcua_app;
grant delete on ticket_limit to motcua_app;
