import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { giveClientToken } from '#identity/index.ts';
import { openProvince } from '../world/province.ts';

const app = await openProvince({ after });
const run = promisify(execFile);

interface Told {
  readonly code: number;
  readonly said: string;
  readonly json: Record<string, unknown> & { ok?: boolean; error?: string };
}

async function motcua(...args: string[]): Promise<Told> {
  const env = { ...process.env, DATABASE_URL: app.url, MOTCUA_LANG: 'vi' };
  const command = ['src/cli/main.ts', 'clients', ...args];
  const ended = await run(process.execPath, command, { env }).catch((error) => error);
  const said = `${ended.stdout}${ended.stderr}`;
  return { code: ended.code ?? 0, said, json: args.includes('--json') ? JSON.parse(ended.stdout) : {} };
}

test('an operator makes a client, renews its secret and revokes it, and the trail says so', async () => {
  const posts = 'receiver@H48.01.50,handler@H48.14.05.002';
  const made = await motcua(
    ...['create', 'Phần mềm', 'thủy sản', '--scope', 'dossiers:read,dossiers:act', '--post', posts, '--json'],
  );
  assert.deepEqual([made.code, made.json.ok], [0, true]);
  const { client_id: id, client_secret: secret } = made.json as Record<string, string>;
  assert.ok(id && secret);
  const token = (given: string) => giveClientToken(app, { id, secret: given, scope: '' });
  assert.equal((await token(secret)).ok, true);
  const listed = await motcua('list', '--json');
  const [one] = listed.json['clients'] as { name: string; scopes: string[]; posts: unknown[] }[];
  assert.deepEqual(
    [one?.name, one?.scopes, one?.posts.length],
    ['Phần mềm thủy sản', ['dossiers:read', 'dossiers:act'], 2],
  );
  assert.ok(!listed.said.includes(secret), 'a secret is told once');
  const renewed = await motcua('renew-secret', id, '--json');
  const fresh = String(renewed.json['client_secret']);
  assert.deepEqual([(await token(secret)).ok, (await token(fresh)).ok], [true, true], 'both, for a day');
  const leaked = await motcua('renew-secret', id, '--leaked', '--json');
  assert.deepEqual([(await token(secret)).ok, (await token(fresh)).ok], [false, false]);
  assert.equal((await token(String(leaked.json['client_secret']))).ok, true);
  assert.equal((await motcua('revoke', id)).code, 0);
  assert.equal((await token(String(leaked.json['client_secret']))).ok, false);
  assert.match((await motcua('list')).said, /đã thu hồi hoặc hết hạn/);
  const { rows } = await app.read.query('select act, actor from trail where subject = $1 order by seq', [
    `client/${id}`,
  ]);
  assert.deepEqual(
    rows.map(({ act, actor }) => `${act} ${actor}`),
    [
      ...['client-made system:cli', 'client-secret-renewed system:cli', 'client-secret-renewed system:cli'],
      'client-revoked system:cli',
    ],
  );
});

test('a client is not made of what does not exist', async () => {
  const cases: [string[], RegExp][] = [
    [['create', 'X', '--scope', 'everything'], /Không có phạm vi “everything”/],
    [['create', 'X'], /Không có phạm vi “”/],
    [['create', 'X', '--scope', 'dossiers:read', '--post', 'administrator@H48.01'], /Không có vai trò “administrator”/],
    [['create', 'X', '--scope', 'dossiers:read', '--post', 'handler@H48.99'], /H48\.99/],
    [['create', 'X', '--scope', 'dossiers:read', '--until', '2099-01-01'], /không quá 366 ngày/],
    [['revoke', '0199a3b2-1111-7abc-8def-0123456789ab'], /Không có ứng dụng/],
  ];
  for (const [args, sentence] of cases) {
    const told = await motcua(...args);
    assert.deepEqual([told.code, sentence.test(told.said)], [1, true], `${args.join(' ')}: ${told.said}`);
  }
  assert.equal((await motcua('create', '--scope', 'dossiers:read')).code, 2, 'without a name it is a wrong call');
  assert.equal((await motcua('fly')).code, 2);
});
