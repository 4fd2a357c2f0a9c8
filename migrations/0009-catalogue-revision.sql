-- breaking: no
-- A number that rises with every change of what the public pages of the catalogue show, so that a rendered page can be
-- kept and served while nothing has changed, and never after (src/routes/shared-pages.ts).

create table catalogue_revision (
  realm text not null,
  number bigint not null,
  primary key (realm)
);
alter table catalogue_revision enable row level security;
create policy reading on catalogue_revision for select using (realm in (current_setting('motcua.realm', true), 'VN'));
grant select on catalogue_revision to motcua_app, motcua_read;

-- As the owner: the serving role reads the number and cannot set it back.
create function raise_catalogue_revision() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into catalogue_revision (realm, number) values (coalesce(nullif(current_setting('motcua.realm', true), ''), 'VN'), 1)
    on conflict (realm) do update set number = catalogue_revision.number + 1;
  return null;
end $$;

do $$ declare name text; begin
  foreach name in array array['procedure', 'procedure_version', 'procedure_route', 'data_substitution', 'agency',
      'administrative_unit'] loop
    execute format('create trigger raise_catalogue_revision after insert or update or delete on %I
      for each statement execute function raise_catalogue_revision()', name);
  end loop; end $$;
