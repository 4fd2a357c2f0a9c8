-- breaking: no
-- The index of QĐ 766: tallies that follow the acts, and the lists behind them (docs/decisions, “tallies folded from what is pending”).

-- Dossiers that something happened to since they were last counted, left by the act's own transaction. A sequence and no
-- unique code: two acts never wait for each other here.
create table score_pending (
  realm text not null,
  seq bigint generated always as identity,
  code text not null,
  primary key (realm, seq)
);

create function leave_score_pending() returns trigger language plpgsql as $$
begin
  insert into score_pending (realm, code) values (new.realm, substr(new.subject, 9));
  return null;
end $$;
-- Who writes histories as the owner of the tables (generate, restore) counts everything anew afterwards.
create trigger leave_score_pending after insert on trail for each row
  when (new.subject like 'dossier/%' and current_user <> 'motcua_owner') execute function leave_score_pending();

-- What a received dossier counted as when it was last looked at: what it must be taken out of before it is counted again.
create table score_dossier (
  realm text not null,
  code text not null,
  unit text not null,
  received_at timestamptz not null,
  procedure text not null,
  -- `2.1|won`, `decree|until|1764201600000`.
  entries text[] not null,
  -- Of what the procedure is one because of this dossier: `used`, `paid`.
  procedures text[] not null,
  primary key (realm, code),
  foreign key (realm, code) references dossier (realm, code)
);

-- Each set as a list: who is in the numerator (won), who only in the denominator (lost), and who is in it until a moment.
create table score_line (
  realm text not null,
  mark text not null,
  side text not null check (side in ('won', 'lost', 'until')),
  unit text not null,
  at timestamptz not null,
  code text not null,
  until timestamptz check ((until is not null) = (side = 'until')),
  primary key (realm, mark, side, unit, at, code),
  foreign key (realm, code) references dossier (realm, code)
);

-- How many, by period (2026-11, 2026-Q4, 2026) and unit with all below it. Of what time alone decides, by its moment.
create table score_tally (
  realm text not null,
  period text not null,
  unit text not null,
  mark text not null,
  side text not null,
  until timestamptz not null default '-infinity',
  count integer not null,
  primary key (realm, period, unit, mark, side, until)
);

-- By procedure, where an indicator counts procedures once however many dossiers they have.
create table score_procedure (
  realm text not null,
  period text not null,
  unit text not null,
  mark text not null,
  procedure text not null,
  count integer not null,
  primary key (realm, period, unit, mark, procedure)
);

-- Facts of systems that are not in the program, as `motcua import facts` brought them (docs/operations/score.md).
create table score_fact (
  realm text not null,
  kind text not null,
  code text not null,
  unit text not null default '',
  day date not null,
  until date,
  done date,
  value text not null default '',
  imported_at timestamptz not null,
  primary key (realm, kind, code, unit, day)
);

-- A period whose figures are kept as they were: never changed, never removed.
create table score_freeze (
  realm text not null,
  period text not null,
  at timestamptz not null,
  by text not null,
  readings jsonb not null,
  primary key (realm, period)
);
create table score_frozen (
  realm text not null,
  period text not null,
  unit text not null,
  -- The counts of each indicator and of what is shown beside them.
  figures jsonb not null,
  primary key (realm, period, unit),
  foreign key (realm, period) references score_freeze (realm, period)
);

-- What the nightly recount found: how many dossiers it looked at, and at how many places tallies or lists were wrong.
create table score_recount (
  realm text not null,
  at timestamptz not null,
  dossiers integer not null,
  differences integer not null,
  primary key (realm, at)
);

do $$ declare name text; begin
  foreach name in array array['score_pending', 'score_dossier', 'score_line', 'score_tally', 'score_procedure', 'score_fact',
      'score_freeze', 'score_frozen', 'score_recount'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
    if name not in ('score_freeze', 'score_frozen') then
      execute format('grant update, delete on %I to motcua_app', name);
    end if;
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;

-- What was received before there was an index is counted by the first fold.
insert into score_pending (realm, code) select realm, code from dossier where received_at is not null;
