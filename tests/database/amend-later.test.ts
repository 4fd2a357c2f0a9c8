import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addPaper,
  askSupplement,
  findDossier,
  findDraft,
  saveAnswers,
  saveWhither,
  sendAmendment,
  startAmendment,
  startDraft,
  submit,
} from '#dossier/index.ts';
import { componentsFor } from '#forms/components.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { openDraft } from '../../src/routes/filing/draft.ts';
import { progressOf } from '../../src/routes/filing/progress.ts';
import { type Case, officer, openCase, paper } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const codeOf = (done: Outcome<unknown>) => (done.ok ? 'ok' : done.code);

const CENTRE = 'H48.66.01';
const AUTHORISATION = 'filing-authorisation';

/** Đăng ký thành lập hộ kinh doanh: its first day of business may lie a year back at most, and here it lies a year back but three days. */
const ANSWERS = {
  ...{ filing: 'authorised', formKind: 'person', another: 'no', hasVneid: true, startsOn: '2025-04-17' },
  ...{ filerName: 'Mai Ngọc Yến', filerSex: 'female', filerBirth: '1990-05-23', filerNumber: '051190900276' },
  ...{ ownerName: 'NGUYỄN VĂN BÌNH', ownerSex: 'female', ownerBirth: '1984-08-06', ownerNumber: '051184919189' },
  ...{ ownerPhone: '0986938362', businessPhone: '0986997702', businessName: 'HỘ KINH DOANH SA HUỲNH' },
  ...{ mainTradeCode: '4711', mainTradeName: 'Bán lẻ', capital: 124_000_000, workers: 14 },
  seat: { text: 'Phường Trương Quang Trọng, tỉnh Quảng Ngãi', unit: '21172', detail: 'Thôn Sa Huỳnh' },
  taxAddress: { text: 'Phường Cẩm Thành, tỉnh Quảng Ngãi', unit: '21025', detail: 'Thôn Tịnh Khê' },
  ownerAddress: { text: 'Phường Sa Huỳnh, tỉnh Quảng Ngãi', unit: '21478', detail: 'Thôn Nghĩa An' },
};

async function openShop(world: Case): Promise<string> {
  const { app, lan } = world;
  const { id } = good(await startDraft(app, lan, { procedure: '1.001612', person: lan.id, province: 'Quảng Ngãi' }));
  good(await saveAnswers(app, lan, { id, draft: { given: {}, values: ANSWERS } }));
  const whither = { delivery: { how: 'centre' as const, where: CENTRE }, place: '21172', receivingAgency: CENTRE };
  good(await saveWhither(app, lan, { id, ...whither }));
  const draft = await findDraft(app.read, app.realm, lan, id);
  assert.ok(draft);
  for (const { component, need } of componentsFor(draft.definition, ANSWERS, { today: dateAt(app.clock.now()) }))
    if (need === 'required')
      good(await addPaper(app, lan, { id, component: component.id, file: await paper(app, component.id) }));
  return good(await submit(app, lan, { draft: id, key: 'open-a-shop', declared: true })).code;
}

test('what was right on the day of filing does not become wrong while its owner answers for something else', async (t) => {
  const world = await openCase(t, '2026-04-14T09:00:00+07:00');
  const { app, clock, lan } = world;
  const code = await openShop(world);
  const receiver = await officer(app, 'Võ Thị Sáu', ['receiver', CENTRE]);
  const ask = (items: Parameters<typeof askSupplement>[2]['items']) => askSupplement(app, receiver, { code, items });
  good(await ask([{ kind: 'component', id: AUTHORISATION, reason: 'unsigned' }]));
  clock.set('2026-04-20T09:00:00+07:00');
  const { draft } = good(await startAmendment(app, lan, code));
  good(await addPaper(app, lan, { id: draft, component: AUTHORISATION, file: await paper(app, 'đã ký') }));
  const shown = progressOf(await openDraft({ app, viewer: lan, language: 'vi' } as App.Locals, draft));
  assert.deepEqual([shown.whole, shown.sections], [true, []], 'the pages let it be sent, and show nothing else');
  good(await sendAmendment(app, lan, { draft, code, key: 'six-days-later' }));
  const dossier = await findDossier(app.read, app.realm, lan, code);
  assert.deepEqual([dossier?.state, dossier?.answers['startsOn']], ['submitted', ANSWERS.startsOn]);
});

test('what was asked for is judged by the day it is answered', async (t) => {
  const world = await openCase(t, '2026-04-14T09:00:00+07:00');
  const { app, clock, lan } = world;
  const code = await openShop(world);
  const receiver = await officer(app, 'Võ Thị Sáu', ['receiver', CENTRE]);
  good(await askSupplement(app, receiver, { code, items: [{ kind: 'field', id: 'startsOn', reason: 'wrong' }] }));
  clock.set('2026-04-20T09:00:00+07:00');
  const { draft } = good(await startAmendment(app, lan, code));
  const answer = (startsOn: string) =>
    saveAnswers(app, lan, { id: draft, draft: { given: {}, values: { ...ANSWERS, startsOn } } });
  const send = async (key: string) => codeOf(await sendAmendment(app, lan, { draft, code, key }));
  good(await answer('2025-04-18'));
  assert.equal(await send('too-long-ago-now'), 'form-incomplete');
  good(await answer('2026-05-01'));
  assert.equal(await send('a-day-that-may-be'), 'ok');
});
