import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { generate } from '#demo/index.ts';
import { calendarsOf, clockFrom, type Dossier } from '#dossier/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { foldAll, type Period, parsePeriod, type Readings, USUAL_READINGS, viewMeanTimes } from '#scorecard/index.ts';
// The rule by the dossier, which pages no longer go by.
import { durationOf, meanTimes } from '../../src/scorecard/rules/mean-time.ts';
import { openProvince } from '../world/province.ts';

const READINGS: readonly Readings['mean'][] = ['worked', 'whole'];

test('2.2 as the database adds it up is the rule’s, dossier by dossier, in both readings; the command tells the same', async (t) => {
  const app = await openProvince(t);
  const until = app.clock.now();
  await generate(app, { count: 1_500, seed: 11, officers: 0, days: 150, until, ownerUrl: app.url });
  const owner = await connectOnce(app.url);
  // Terms of every unit there is.
  await owner.query(`update dossier set term = (array['5wd', '16wh', '15d', '1mo', '24h', 'same-day'])[1 + abs(hashtext(code)) % 6]
    where term is not null`);
  await owner.end();
  await foldAll(app);
  const year = dateAt(until).slice(0, 4);
  const q = { realm: app.realm, unit: app.realm, period: parsePeriod(year) as Period, procedure: undefined };

  const { rows } = await app.read.query<{
    code: string;
    procedure: string;
    unit: string;
    state: Dossier['state'];
    term: string;
    receivedAt: Instant;
    endedAt: Instant;
  }>(
    `select d.code, d.procedure, d.competent_agency as unit, d.state, d.term, d.received_at as "receivedAt", d.ended_at as "endedAt"
     from dossier d join score_dossier k on k.realm = d.realm and k.code = d.code
     where d.ended_at is not null and d.received_at >= $1::timestamptz`,
    [`${year}-01-01T00:00:00+07:00`],
  );
  const asked = await app.read.query<{
    code: string;
    stage: 'processing';
    askedAt: Instant;
    answeredAt: Instant | null;
    askedBy: string;
  }>(
    `select code, stage, asked_at as "askedAt", answered_at as "answeredAt", asked_by as "askedBy" from supplement_request order by code, round`,
  );
  const requests = Map.groupBy(asked.rows, ({ code }) => code);
  const calendarFor = await calendarsOf(app.read, app.realm);
  const byRule = async (reading: Readings['mean']) => {
    const all = [];
    for (const row of rows) {
      const clocked = { ...row, competentAgency: row.unit, competentAt: null, elsewhere: false, originalDue: null };
      const clock = clockFrom(clocked as Parameters<typeof clockFrom>[0], requests.get(row.code) ?? [], undefined);
      const duration = clock && durationOf(clock, await calendarFor(row.unit, row.receivedAt), reading);
      if (duration) all.push({ procedure: row.procedure, duration });
    }
    return Map.groupBy(all, ({ procedure }) => procedure);
  };
  const told: Record<string, number> = {};
  for (const mean of READINGS) {
    const rule = await byRule(mean);
    const found = await viewMeanTimes(app.read, { ...q, readings: { ...USUAL_READINGS, mean } });
    assert.deepEqual(found.map(({ procedure }) => procedure).sort(), [...rule.keys()].sort());
    assert.ok(found.length > 3, 'several procedures');
    const units = new Set<string>();
    for (const { procedure, means } of found) {
      const own = meanTimes((rule.get(procedure) ?? []).map(({ duration }) => duration));
      assert.equal(means.length, own.length, procedure);
      for (const one of own) {
        const same = means.find(({ unit }) => unit === one.unit);
        units.add(one.unit);
        assert.equal(same?.dossiers, one.dossiers, `${procedure} ${one.unit}`);
        assert.ok(
          Math.abs((same?.sum ?? 0) - one.sum) < 1e-6 * (1 + one.sum),
          `${procedure} ${one.unit}: ${same?.sum}, ${one.sum}`,
        );
        told[mean] = (told[mean] ?? 0) + one.sum;
      }
    }
    assert.deepEqual([...units].sort(), ['days', 'hours', 'working-days', 'working-hours']);
    const [one] = found;
    const alone = await viewMeanTimes(app.read, {
      ...q,
      procedure: one?.procedure,
      readings: { ...USUAL_READINGS, mean },
    });
    assert.deepEqual(alone, [one], 'of one procedure it is read by its field, and is the same');
  }
  assert.ok((told['whole'] ?? 0) > (told['worked'] ?? 0), 'supplements take time');

  const child = spawn(process.execPath, ['src/cli/main.ts', 'score', 'mean-time', '--period', year, '--json'], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: app.url, SCORE_READINGS: 'mean=whole', MOTCUA_LANG: 'vi' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out, [exit]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  assert.equal(exit, 0, out);
  const said = JSON.parse(out);
  assert.equal(said.reading, 'whole');
  const page = await viewMeanTimes(app.read, { ...q, readings: { ...USUAL_READINGS, mean: 'whole' } });
  assert.deepEqual(said.procedures, JSON.parse(JSON.stringify(page)));
});
