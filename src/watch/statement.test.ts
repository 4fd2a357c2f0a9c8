import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextIn } from './open-telemetry.ts';
import { statementName, watchedQuery } from './statement.ts';

test('a statement is named by its verb and tables, and two alike are told apart', () => {
  const one = statementName('select a.x from agency a join officer_post p on p.unit = a.code where a.realm = $1');
  assert.equal(one.summary, 'select agency, officer_post');
  assert.match(one.name, /^select agency, officer_post [0-9a-f]{6}$/);
  assert.notEqual(statementName('select a.y from agency a join officer_post p on p.unit = a.code').name, one.name);
  assert.equal(statementName('select 1 from dossier', 'dossier-page').name, 'dossier-page');
});

test('tables a statement only names for itself are not its tables', () => {
  const sql = `with moved as (delete from queue_line where realm = $1 returning place), come as materialized (select 1)
    insert into queue_tally (realm) select place from moved`;
  assert.equal(statementName(sql).summary, 'insert queue_line, queue_tally');
  assert.equal(statementName('select graphile_worker.add_job($1)').summary, 'select graphile_worker.add_job');
  assert.equal(statementName('commit').summary, 'commit');
});

test('what is written out in a statement is not told', () => {
  const { text, summary } = statementName(
    `select * from person -- Nguyễn Văn A\n where full_name = 'Nguyễn ''Văn'' A' and born = 1968 and id = $1`,
  );
  assert.equal(text, 'select * from person where full_name = ? and born = ? and id = $1');
  assert.equal(summary, 'select person');
});

test('a statement is told with its time, and its answer and errors stay its own', async () => {
  const told: [string, number][] = [];
  const watch = {
    act: () => {},
    statement: (name: () => { summary: string }, ms: number) => void told.push([name().summary, ms]),
  };
  const ask = watchedQuery(async (sql: string) => (sql === 'fail' ? Promise.reject(new Error('no')) : 7), watch);
  assert.equal(await ask('select 7'), 7);
  await assert.rejects(ask('fail'), /no/);
  assert.deepEqual(
    told.map(([name]) => name),
    ['select', 'fail'],
  );
  assert.ok(told.every(([, ms]) => ms >= 0));
});

test('a traceparent is taken as W3C writes it, and anything else is passed over', () => {
  const [trace, span] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
  assert.deepEqual(contextIn(`00-${trace}-${span}-01`), {
    traceId: trace,
    spanId: span,
    traceFlags: 1,
    isRemote: true,
  });
  assert.equal(contextIn(`00-${trace}-${span}-00`)?.traceFlags, 0);
  const zeros = `00-${'0'.repeat(32)}-${span}-01`;
  for (const bad of [
    undefined,
    '',
    'x',
    zeros,
    `ff-${trace}-${span}-01`,
    `00-${trace}-${span}`,
    `00-${trace}-${span}-01; drop`,
  ])
    assert.equal(contextIn(bad), undefined, bad);
});
