-- breaking: no
-- A number that rises with every change of working hours, days off or the tree they are inherited in: a calendar built once
-- serves while it stands, and a list of fifty dossiers asks for one number instead of fifty calendars.

create table calendar_revision (
  realm text not null,
  number bigint not null,
  primary key (realm)
);
alter table calendar_revision enable row level security;
create policy reading on calendar_revision for select using (realm in (current_setting('motcua.realm', true), 'VN'));
grant select on calendar_revision to motcua_app, motcua_read;

-- As the owner: the serving role reads the number and cannot set it back.
create function raise_calendar_revision() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Of the clock, so that a copy of the database that goes its own way has numbers of its own.
  insert into calendar_revision (realm, number)
    values (coalesce(nullif(current_setting('motcua.realm', true), ''), 'VN'), extract(epoch from clock_timestamp()) * 1000000)
    on conflict (realm) do update set number = greatest(excluded.number, calendar_revision.number + 1);
  return null;
end $$;

do $$ declare name text; begin
  foreach name in array array['agency', 'office_hours', 'calendar_day', 'calendar_unknown', 'calendar_span'] loop
    execute format('create trigger raise_calendar_revision after insert or update or delete on %I
      for each statement execute function raise_calendar_revision()', name);
  end loop; end $$;
