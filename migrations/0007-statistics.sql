-- breaking: no
-- After an import the planner must know what came in, sooner than autovacuum finds out; motcua_app may not ANALYZE what
-- it does not own (MAINTAIN comes with PostgreSQL 17 only).
create function refresh_statistics(tables regclass[]) returns void language plpgsql security definer set search_path = public as $$
declare
  name regclass;
begin
  foreach name in array tables loop
    execute format('analyze %s', name);
  end loop;
end $$;
revoke all on function refresh_statistics(regclass[]) from public;
grant execute on function refresh_statistics(regclass[]) to motcua_app;
