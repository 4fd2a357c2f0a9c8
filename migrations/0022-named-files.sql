-- breaking: no
-- All realms of a database share one store of files, and a job of one realm may not see the rows of another. It must know
-- which files anybody names before it takes one away, and learns no more than that: hashes it already holds, yes or no.
-- Whatever table has a column `sha256` names files; one that is added later counts without a change here.

create index dossier_paper_file on dossier_paper (sha256) where sha256 is not null;
create index draft_paper_file on draft_paper (sha256);

create function files_named(hashes text[]) returns setof text
  language plpgsql stable security definer set search_path = public as $$
declare
  name text;
begin
  for name in select c.table_name from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'public' and c.column_name = 'sha256' loop
    return query execute format('select sha256::text from %I where sha256 = any($1)', name) using hashes;
  end loop;
end $$;

revoke execute on function files_named from public;
grant execute on function files_named to motcua_app;
