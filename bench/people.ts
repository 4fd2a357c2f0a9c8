import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { openClient, Refusal } from '../clients/typescript/client.ts';
import { neededFiles, PROCEDURE, wish } from '../tests/world/filing.ts';
import { type How, howOf } from './load.ts';
import type { Site } from './site.ts';
import { Visitor } from './visitor.ts';

/** Who may be signed in: officers of any of these posts, in the order of their age here. */
export interface Who {
  readonly roles: readonly string[];
  readonly most: number;
  /** Only of this unit. */
  readonly unit?: string;
}

export const WORKERS = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

/** Officers with a session each, as signing in leaves it: by signing in, passwords would be measured. */
export async function officersAt({ client, address }: Site, { roles, most, unit }: Who): Promise<Visitor[]> {
  const { rows } = await client.query<Record<string, string>>(
    `select distinct on (o.id) o.realm, o.id as officer, o.person, w.id as way from officer o
       join way_to_sign_in w on w.realm = o.realm and w.person = o.person and w.closed_at is null
       join officer_post p on p.realm = o.realm and p.officer = o.id and p.role = any($1) and ($3::text is null or p.unit = $3)
     order by o.id limit $2`,
    [roles, most, unit ?? null],
  );
  const visitors: Visitor[] = [];
  for (const row of rows) visitors.push(new Visitor(address, `motcua=${await session(client, row)}`));
  return visitors;
}

async function session(client: pg.Client, { realm, officer, person, way }: Record<string, string>): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into session (realm, token_hash, person, officer, way, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, now(), now(), now() + interval '8 hours')`,
    [realm, createHash('sha256').update(token).digest('hex'), person, officer, way],
  );
  return token;
}

/** A machine that files the general declaration with its papers. */
export async function filerAt({ motcua, address }: Site): Promise<() => Promise<How>> {
  const scopes = 'catalogue:read,dossiers:file,dossiers:read';
  const made = motcua('clients', 'create', 'Bench', '--scope', scopes, '--post', 'receiver@H48.01.50');
  const terms = { origin: address, clientId: made.client_id, clientSecret: made.client_secret, retries: 0 };
  const api = openClient(terms);
  const files = await neededFiles(api);
  const ask = () => ({ path: { procedure: PROCEDURE }, body: { dossier: wish(), files } });
  return () =>
    api.call('fileDossier', ask()).then(
      ({ status }) => howOf(status === 201, status, undefined),
      (error) => howOf(false, error instanceof Refusal ? error.status : 0, true),
    );
}
