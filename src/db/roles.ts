import type pg from 'pg';

/**
 * The three roles: motcua_owner makes tables, motcua_app serves without DDL and without
 * UPDATE or DELETE on the trail, motcua_read reports. None can sign in: a login is made a member of one of them.
 */
export async function setUpRoles(client: pg.Client): Promise<void> {
  for (const role of ['motcua_owner', 'motcua_app', 'motcua_read']) {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
      if not pg_has_role(current_user, '${role}', 'MEMBER') then grant ${role} to current_user; end if;
    exception when duplicate_object or unique_violation then null; end $$`);
  }
  await client.query(`do $$ begin
    execute format('grant create, connect on database %I to motcua_owner', current_database());
    execute format('grant connect on database %I to motcua_app, motcua_read', current_database()); end $$`);
  await client.query('grant create, usage on schema public to motcua_owner');
  await client.query('grant usage on schema public to motcua_app, motcua_read');
}

/** A login for the serving program that can become nothing but motcua_app. Used with the embedded server. */
export async function setUpServingLogin(client: pg.Client, login: string, password: string): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${login}') then create role ${login} login; end if; end $$`);
  const quoted = await client.query<{ sql: string }>(
    `select format('alter role ${login} password %L', $1::text) as sql`,
    [password],
  );
  await client.query(quoted.rows[0]?.sql as string);
  await client.query(`grant motcua_app to ${login}`);
}
