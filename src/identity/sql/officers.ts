import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Role, Viewer } from '../rules/access.ts';
import type { HeldPost, UnitKind } from '../rules/appointment.ts';
import { heldOn } from './posts.ts';

export interface NewPerson {
  id: string;
  fullName: string;
  foldedName: string;
}

export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx.query(
    `insert into person (realm, id, full_name, folded_name, created_at)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000))`,
    [tx.realm, person.id, person.fullName, person.foldedName, tx.at],
  );
}

export async function insertOfficer(tx: Tx, id: string, person: string): Promise<void> {
  await tx.query(
    `insert into officer (realm, id, person, enrolled_at) values ($1, $2, $3, to_timestamp($4::double precision / 1000))`,
    [tx.realm, id, person, tx.at],
  );
}

/** Locks an officer, so that his posts change one act at a time. False if there is none. */
export async function lockOfficer(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.query('select from officer where realm = $1 and id = $2 for update', [tx.realm, id]);
  return found.rowCount === 1;
}

/** Whether a unit is in service on a day (the table is agency's; it is asked here to be asked in the same transaction). */
export async function unitOf(tx: Tx, unit: string, date: LocalDate): Promise<UnitKind | undefined> {
  const found = await tx.query<UnitKind>(
    `select kind, level from agency where realm = $1 and code = $2 and (valid_to is null or valid_to > $3)`,
    [tx.realm, unit, date],
  );
  return found.rows[0];
}

export async function heldPosts(reader: Reader, realm: string, officer: string): Promise<HeldPost[]> {
  const found = await reader.query<HeldPost>(
    `select role, unit, from_date as "from", least(to_date, ended_on - 1) as "to" from officer_post
     where realm = $1 and officer = $2 and (ended_on is null or ended_on > from_date)`,
    [realm, officer],
  );
  return found.rows;
}

export async function insertPost(tx: Tx, id: string, officer: string, post: HeldPost): Promise<void> {
  await tx.query(
    `insert into officer_post (realm, id, officer, unit, role, from_date, to_date, appointed_at)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000))`,
    [tx.realm, id, officer, post.unit, post.role, post.from, post.to, tx.at],
  );
}

export interface PostRow {
  id: string;
  officer: string;
  role: Role;
  unit: string;
  from: LocalDate;
}

/** A post that is held on a day or will be, locked. */
export async function lockPost(tx: Tx, id: string, date: LocalDate): Promise<PostRow | undefined> {
  const found = await tx.query<PostRow>(
    `select id, officer, role, unit, from_date as "from" from officer_post
     where realm = $1 and id = $2 and (to_date is null or to_date >= $3) and ended_on is null for update`,
    [tx.realm, id, date],
  );
  return found.rows[0];
}

/** Other administrators in office on a day, each counted once. Two acts that count them wait for each other. */
export async function otherAdministrators(tx: Tx, officer: string, date: LocalDate): Promise<number> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`${tx.realm}/administrators`]);
  const found = await tx.query<{ count: number }>(
    `select count(distinct p.officer) as count from officer_post p
     join officer o on o.realm = p.realm and o.id = p.officer
     join way_to_sign_in w on w.realm = o.realm and w.person = o.person and w.closed_at is null
     where p.realm = $1 and p.role = 'administrator' and p.officer <> $2 and ${heldOn('$3::date')}`,
    [tx.realm, officer, date],
  );
  return found.rows[0]?.count ?? 0;
}

export async function endPost(tx: Tx, id: string, endedOn: LocalDate): Promise<void> {
  await tx.query('update officer_post set ended_on = $3 where realm = $1 and id = $2', [tx.realm, id, endedOn]);
}

/** Ends the posts an officer holds on a day or would hold later. Answers which. */
export async function endAllPosts(tx: Tx, officer: string, day: LocalDate): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `update officer_post set ended_on = greatest($3::date, from_date) where realm = $1 and officer = $2
       and (to_date is null or to_date >= $3::date) and (ended_on is null or ended_on > $3::date) returning id`,
    [tx.realm, officer, day],
  );
  return rows.map(({ id }) => id);
}

export async function insertSubstitution(
  tx: Tx,
  id: string,
  substitution: { officer: string; substitute: string; from: LocalDate; to: LocalDate },
): Promise<void> {
  await tx.query(
    `insert into officer_substitution (realm, id, officer, substitute, from_date, to_date, made_at)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000))`,
    [tx.realm, id, substitution.officer, substitution.substitute, substitution.from, substitution.to, tx.at],
  );
}

export async function setWorkEmailOf(tx: Tx, officer: string, email: string | null): Promise<boolean> {
  const found = await tx.query('update officer set work_email = $3 where realm = $1 and id = $2', [
    tx.realm,
    officer,
    email,
  ]);
  return found.rowCount === 1;
}

export async function workEmailOf(reader: Reader, realm: string, officer: string): Promise<string | null> {
  const found = await reader.query<{ email: string | null }>(
    'select work_email as email from officer where realm = $1 and id = $2',
    [realm, officer],
  );
  return found.rows[0]?.email ?? null;
}

/** As what an officer signed last; '' before the first time. */
export async function signerTitleOf(reader: Reader, realm: string, officer: string): Promise<string> {
  const { rows } = await reader.query<{ title: string | null }>(
    'select signer_title as title from officer where realm = $1 and id = $2',
    [realm, officer],
  );
  return rows[0]?.title ?? '';
}

const MOST_TITLE = 200;

/** Remembers as what an officer signs, within what the act sends together. */
export function rememberTitle(tx: Tx, viewer: Viewer, title: string): void {
  if (viewer.kind !== 'officer' || title === '' || title.length > MOST_TITLE) return;
  tx.send('update officer set signer_title = $3 where realm = $1 and id = $2 and signer_title is distinct from $3', [
    tx.realm,
    viewer.id,
    title,
  ]);
}
