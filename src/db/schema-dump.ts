import type { Reader } from './pool.server.ts';

/**
 * The schema as one readable text, in an order that does not depend on how it came about: what
 * `migrations/schema.sql` holds and the tests compare. Made here because the embedded server ships no pg_dump.
 */
export async function dumpSchema(reader: Reader): Promise<string> {
  const parts: string[] = [];
  for (const { table, text } of await tables(reader)) parts.push(text, await details(reader, table));
  parts.push(...(await views(reader)), ...(await functions(reader)));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

async function tables(reader: Reader) {
  const { rows } = await reader.query<{ table: string; text: string }>(`
    select c.oid::regclass::text as table,
      format(E'create %stable %s (\\n%s\\n);', case when c.relpersistence = 'u' then 'unlogged ' else '' end, c.oid::regclass, string_agg(line, E',\\n' order by kind, place, line)) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      lateral (
        select 0 as kind, attnum as place, format('  %I %s%s%s', attname, format_type(atttypid, atttypmod),
            case when attnotnull then ' not null' else '' end,
            coalesce(case when attgenerated = 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
                          else ' default ' || pg_get_expr(adbin, adrelid) end, '')) as line
          from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
          where attrelid = c.oid and attnum > 0 and not attisdropped
        union all
        select 1, 0, format('  constraint %I %s', conname, pg_get_constraintdef(oid))
          from pg_constraint where conrelid = c.oid and contype <> 'n'
      ) as lines
    where n.nspname = 'public' and c.relkind in ('r', 'p')
    group by c.oid order by c.oid::regclass::text collate "C"`);
  return rows;
}

async function details(reader: Reader, table: string): Promise<string> {
  const { rows } = await reader.query<{ line: string }>(
    `select line from (
       select 0 as kind, indexdef || ';' as line from pg_indexes
         where schemaname = 'public' and format('%I', tablename) = $1
           and not exists (select from pg_constraint where conindid = format('public.%I', indexname)::regclass)
       union all
       select 1, pg_get_triggerdef(oid) || ';' from pg_trigger where tgrelid = $1::regclass and not tgisinternal
       union all
       select 2, format('alter table %s enable row level security;', $1) from pg_class where oid = $1::regclass and relrowsecurity
       union all
       select 3, format('create policy %I on %s%s%s;', polname, $1, coalesce(' using ' || pg_get_expr(polqual, polrelid), ''),
           coalesce(' with check ' || pg_get_expr(polwithcheck, polrelid), ''))
         from pg_policy where polrelid = $1::regclass
       union all
       select 4, format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), $1, grantee)
         from information_schema.role_table_grants
         where format('%I', table_name) = $1 and table_schema = 'public' and grantee in ('motcua_app', 'motcua_read') group by grantee
     ) as lines order by kind, line collate "C"`,
    [table],
  );
  return rows.map(({ line }) => line).join('\n');
}

async function views(reader: Reader): Promise<string[]> {
  const { rows } = await reader.query<{ view: string; text: string }>(`
    select c.oid::regclass::text as view, format(E'create view %s with (%s) as\\n%s', c.oid::regclass, array_to_string(c.reloptions, ', '),
      pg_get_viewdef(c.oid)) as text
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.oid::regclass::text collate "C"`);
  return Promise.all(rows.map(async ({ view, text }) => `${text}\n\n${await details(reader, view)}`));
}

async function functions(reader: Reader): Promise<string[]> {
  const { rows } = await reader.query<{ text: string }>(`
    select pg_get_functiondef(p.oid) || ';' as text from pg_proc p
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by proname`);
  return rows.map(({ text }) => text.trimEnd());
}
