import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { instantOf, localDate } from '#kernel/time.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import type { App } from '../../app.ts';
import {
  agencyByCode,
  agencyMeant,
  agencySuccessors,
  assignCompetence,
  calendarFacts,
  competentAgency,
  foundAgency,
  hoursOf,
  type NewAgency,
  publishCalendar,
  reorganise,
  setHours,
  type Week,
} from '../index.ts';

const TODAY = localDate('2026-11-21');
const START = localDate('2025-07-01');
const END = localDate('2026-12-01');

const agency = (code: string, parent: string | null = null, rest: Partial<NewAgency> = {}): NewAgency => ({
  ...{ code, kind: 'department', level: 'province', nameVi: `Sở ${code}`, nameEn: `Department ${code}`, parent },
  ...{ placeLevel: 'province', placeCode: '51', address: null, phone: null, codeIsDemo: true },
  ...{ basis: 'Quyết định thành lập', validFrom: START, ...rest },
});

/** A province with a committee and two departments, seen on 21/11/2026. */
async function office(t: TestContext) {
  const app = await openTestApp(t, { clock: { now: () => instantOf(TODAY, 600) } });
  await app.db.forRealm('VN').query(
    `insert into administrative_unit (realm, level, code, type, name, folded, valid_from, from_known, to_known, import)
     values ('VN', 'province', '51', 'province', 'Quảng Ngãi', 'tinh quang ngai', '2024-05-01', true, true, gen_random_uuid())`,
  );
  for (const one of [agency('H48'), agency('H48.14', 'H48'), agency('H48.06', 'H48')])
    await must(foundAgency(app, 'system:test', one));
  return { app, trail: () => trailOf(app) };
}

async function must(done: Promise<{ ok: boolean }>): Promise<void> {
  const outcome = await done;
  assert.ok(outcome.ok, JSON.stringify(outcome));
}
const code = async (done: Promise<{ ok: true } | { ok: false; code: string }>): Promise<string> => {
  const outcome = await done;
  return outcome.ok ? 'ok' : outcome.code;
};
const trailOf = async (app: App): Promise<string[]> =>
  (
    await app.read.query(`select subject, act from trail where realm = $1 order by at, subject, seq`, [app.realm])
  ).rows.map(({ subject, act }) => `${subject} ${act}`);

test('an agency gets a code that nobody had, under one that stands, in a unit that stands', async (t) => {
  const { app, trail } = await office(t);
  const found = (one: NewAgency) => code(foundAgency(app, 'officer:lan', one));
  assert.equal(await found(agency('H48.14.05', 'H48.14')), 'ok');
  assert.equal(await found(agency('H48.14.05', 'H48.14')), 'agency-code-taken');
  assert.equal(await found(agency('000.06.14.H48')), 'agency-code-wrong');
  assert.equal(await found(agency('H48.14.06', 'H48.99')), 'agency-parent-unknown');
  assert.equal(
    await found(agency('H48.14.06', 'H48.14', { validFrom: localDate('2025-06-30') })),
    'agency-parent-unknown',
  );
  assert.equal(
    await found(agency('H48.14.06', 'H48.14', { placeLevel: 'commune', placeCode: '21025' })),
    'agency-place-unknown',
  );
  assert.equal((await agencyByCode(app.read, app.realm, '000.05.14.H48'))?.code, 'H48.14.05');
  assert.equal((await trail()).filter((line) => line.endsWith('found-agency')).length, 4);
});

test('an agency ends only when its parts have, and its work and competence go to its successors', async (t) => {
  const { app, trail } = await office(t);
  await must(foundAgency(app, 'system:test', agency('H48.14.05', 'H48.14')));
  for (const field of ['Thủy sản', 'Đất đai'])
    await must(
      assignCompetence(app, 'system:test', {
        agency: 'H48.14',
        level: 'province',
        field,
        validFrom: START,
        basis: 'QĐ',
      }),
    );
  const end = (agencyCode: string, ...successors: { code: string; fields?: string[] }[]) =>
    code(reorganise(app, 'officer:lan', { agency: agencyCode, day: END, successors, basis: 'NQ 190/2025/QH15' }));
  assert.equal(await end('H48.14', { code: 'H48.06' }), 'agency-has-parts');
  assert.equal(await end('H48.14.05'), 'successor-needed');
  assert.equal(await end('H48.14.05', { code: 'H48.14.05' }), 'unit-unknown');
  assert.equal(await end('H48.14.05', { code: 'H48.06' }), 'ok');
  assert.equal(await end('H48.14.05', { code: 'H48.06' }), 'agency-closed');
  assert.equal(await end('H48.14', { code: 'H48' }, { code: 'H48.06', fields: ['đất đai'] }), 'ok');
  const who = async (field: string, day: string) =>
    (await competentAgency(app.read, app.realm, { level: 'province', field }, localDate(day)))?.code;
  assert.deepEqual([await who('Đất đai', '2026-11-30'), await who('Đất đai', '2026-12-01')], ['H48.14', 'H48.06']);
  assert.equal(await who('Thủy sản', '2026-12-01'), 'H48');
  assert.deepEqual(
    (await agencySuccessors(app.read, app.realm, 'H48.14')).map((one) => one.code),
    ['H48', 'H48.06'],
  );
  assert.equal((await trail()).filter((line) => line.endsWith('reorganise')).length, 2);
});

test('a matter in a place is given to one agency at a time', async (t) => {
  const { app } = await office(t);
  const give = (agencyCode: string, day: typeof START, procedure = '1.003650') =>
    code(
      assignCompetence(app, 'officer:lan', {
        agency: agencyCode,
        level: 'province',
        procedure,
        validFrom: day,
        basis: 'QĐ',
      }),
    );
  assert.equal(await give('H48.14', TODAY), 'ok');
  assert.equal(await give('H48.06', START), 'competence-overlaps');
  assert.equal(await give('H48.06', END), 'competence-overlaps');
  assert.equal(await give('H48.06', START, '1.003681'), 'ok');
  assert.equal(await give('H48.99', TODAY), 'unit-unknown');
  await assert.rejects(
    app.db
      .forRealm('H48')
      .query(
        `insert into competence (realm, level, procedure, valid_from, agency, basis) values ('H48', 'province', '1.003650', '2027-01-01', 'H48.06', 'x')`,
      ),
    { constraint: 'one_competence_at_a_time' },
  );
});

const week = (opens: number, closes: number): Week =>
  Array.from({ length: 8 }, (_, day) => (day === 1 ? [{ opens, closes }] : []));

test('hours hold from their day on, for the agency and those below it', async (t) => {
  const { app, trail } = await office(t);
  const wish = { agency: 'H48', purpose: 'working', basis: 'Quyết định 1' } as const;
  assert.equal(await code(setHours(app, 'officer:lan', { ...wish, validFrom: START, week: week(450, 690) })), 'ok');
  assert.equal(await code(setHours(app, 'officer:lan', { ...wish, validFrom: END, week: week(420, 660) })), 'ok');
  const early = { ...wish, validFrom: localDate('2025-06-30'), week: week(420, 660) };
  assert.equal(await code(setHours(app, 'officer:lan', early)), 'agency-not-yet');
  assert.equal(await code(setHours(app, 'officer:lan', { ...early, validFrom: END, basis: ' ' })), 'basis-missing');
  assert.equal(
    await code(setHours(app, 'officer:lan', { ...wish, validFrom: END, week: week(690, 450) })),
    'hours-wrong',
  );
  const monday = async (day: string) =>
    (await hoursOf(app.read, app.realm, 'H48.14', localDate(day))).week[1]?.[0]?.opens;
  assert.deepEqual([await monday('2026-11-30'), await monday('2026-12-01')], [450, 420]);
  assert.equal((await trail()).filter((line) => line === 'agency/H48 set-hours').length, 2);
});

test('an agency is meant by either code, by its name or a part of it; several are told, none is said', async (t) => {
  const { app } = await office(t);
  const named = (name: string) => ({ nameVi: name, nameEn: name });
  for (const one of [
    agency('H48.02', 'H48', named('Sở Nội vụ')),
    agency('H48.02.01', 'H48.02', named('Phòng Nội vụ biên giới')),
    agency('H48.02.02', 'H48.02', named('Phòng Biên giới')),
  ])
    await must(foundAgency(app, 'system:test', one));
  const meant = async (typed: string, day = TODAY) => {
    const found = await agencyMeant(app.read, app.realm, typed, day);
    return found.ok ? found.value : [found.code, found.facts['list'] ?? found.facts['unit']];
  };
  assert.equal(await meant(' h48.02 '), 'H48.02');
  assert.equal(await meant('000.00.02.H48'), 'H48.02');
  assert.equal(await meant('so noi vu'), 'H48.02');
  assert.equal(await meant('Nội vụ biên'), 'H48.02.01');
  assert.deepEqual(await meant('biên giới'), [
    'agency-several',
    'H48.02.02 Phòng Biên giới; H48.02.01 Phòng Nội vụ biên giới',
  ]);
  assert.deepEqual(await meant('Sở Y tế'), ['unit-unknown', 'Sở Y tế']);
  assert.deepEqual(await meant(' % '), ['unit-unknown', '%']);
  assert.deepEqual(await meant('Sở Nội vụ', localDate('2025-06-30')), ['unit-unknown', 'Sở Nội vụ'], 'not yet');
});

test('an office publishes days of its own over those of the nation, but none that has gone by', async (t) => {
  const { app } = await office(t);
  const publish = (agencyCode: string | null, day: string, kind: 'off' | 'work', source = 'Thông báo 12/TB-UBND') =>
    code(
      publishCalendar(app, 'officer:lan', {
        ...{ agency: agencyCode, source },
        days: [{ day: localDate(day), kind, vi: 'Nghỉ tránh bão', en: 'Closed for the storm' }],
      }),
    );
  await app.db
    .forRealm('VN')
    .query(`insert into calendar_span values ('VN', '2026-01-01', '2026-12-31', '2026-11-21')`);
  assert.equal(await publish(null, '2026-11-23', 'off'), 'ok');
  assert.equal(await publish('H48.06', '2026-11-23', 'work'), 'ok');
  assert.equal(await publish('H48.06', '2026-11-20', 'off'), 'day-past');
  assert.equal(await publish('H48.99', '2026-11-23', 'off'), 'unit-unknown');
  assert.equal(await publish(null, '2026-11-24', 'off', '  '), 'basis-missing');
  const facts = (agencyCode: string) => calendarFacts(app.read, app.realm, agencyCode, TODAY);
  assert.deepEqual(
    (await facts('H48.14')).daysOff.map(({ date, vi }) => `${date} ${vi}`),
    ['2026-11-23 Nghỉ tránh bão'],
  );
  assert.deepEqual(
    (await facts('H48.06')).makeUpDays.map(({ date }) => date),
    ['2026-11-23'],
  );
});

test('a realm reads the reference data of the nation and can neither change, take nor delete it', async (t) => {
  const { app } = await office(t);
  const own = app.db.forRealm('H48');
  assert.equal((await own.query(`select from administrative_unit`)).rowCount, 1);
  assert.equal((await own.query(`delete from administrative_unit`)).rowCount, 0);
  assert.equal((await own.query(`update administrative_unit set realm = 'H48'`)).rowCount, 0);
  await assert.rejects(own.query(`insert into calendar_span values ('VN', '2026-01-01', '2026-12-31', '2026-11-21')`), {
    message: /row-level security/,
  });
  assert.equal(
    (await app.db.forRealm('H34').query(`select from agency`)).rowCount,
    0,
    'nor sees the agencies of another',
  );
});
