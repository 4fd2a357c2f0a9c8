-- breaking: no
-- What a person is told of the own matter, and the tries to tell it elsewhere than on the page.

-- One for each person and cause: a reaction that runs twice tells once. `facts` hold what the words need, no names.
create table notice (
  realm text not null,
  id uuid not null,
  person uuid not null,
  -- Null: not about a dossier.
  dossier text,
  kind text not null,
  facts jsonb not null,
  -- The act in the trail that caused it.
  cause uuid not null,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (realm, id),
  unique (realm, cause, person),
  foreign key (realm, person) references person (realm, id),
  foreign key (realm, dossier) references dossier (realm, code)
);
create index notice_by_person on notice (realm, person, made_at desc, id desc);
create index notice_unread on notice (realm, person) where read_at is null;

-- A try to deliver, and how it ended. The state of a notice follows from its tries; the address is looked up anew for
-- each, so that consent taken back is heeded, and is kept nowhere here. In-app needs no try: the notice is there.
create table notice_delivery (
  realm text not null,
  notice uuid not null,
  seq integer not null check (seq > 0),
  channel text not null check (channel in ('email')),
  began_at timestamptz not null,
  -- Null while it runs, or if the program died in it.
  ended_at timestamptz,
  result text check (result in ('sent', 'no-server', 'no-address', 'no-consent', 'address-refused', 'put-off',
    'server-refused', 'unreachable')),
  -- The server's code (RFC 5321, 4.2), never its sentence: that may repeat the address.
  reply smallint,
  primary key (realm, notice, seq),
  foreign key (realm, notice) references notice (realm, id),
  check ((ended_at is null) = (result is null))
);

do $$ declare name text; begin
  foreach name in array array['notice', 'notice_delivery'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert, update on %I to motcua_app', name);
  end loop; end $$;
