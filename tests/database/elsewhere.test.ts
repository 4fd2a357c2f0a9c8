import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accept,
  addPaper,
  findDossier,
  findDraft,
  handOver,
  saveAnswers,
  saveWhither,
  startDraft,
  submit,
} from '#dossier/index.ts';
import { componentsFor } from '#forms/components.ts';
import { formatInstant, localDate } from '#kernel/time.ts';
import { generalAnswers, openCase, paper } from '../world/case.ts';

/** Phường Cẩm Thành, whose matter it is, and the centre of phường Trương Quang Trọng, where Lan hands it in. */
const [COMMUNE, ELSEWHERE] = ['21025', 'H48.62.01'];

test('a dossier handed in at another commune is resolved by its own, and its term starts there', async (t) => {
  const { app, clock, lan } = await openCase(t);
  const receiver = {
    kind: 'officer',
    id: lan.id,
    name: 'Cán bộ xã',
    posts: [{ role: 'receiver', unit: ELSEWHERE }],
    unit: null,
  } as const;
  const started = await startDraft(app, lan, { procedure: '1.001699', person: lan.id, province: 'Quảng Ngãi' });
  assert.ok(started.ok, JSON.stringify(started));
  const { id } = started.value;
  const draft = await findDraft(app.read, app.realm, lan, id);
  assert.ok(draft);
  await saveAnswers(app, lan, { id, draft: { given: {}, values: generalAnswers } });
  await saveWhither(app, lan, { id, delivery: { how: 'electronic' }, place: COMMUNE, receivingAgency: ELSEWHERE });
  for (const { component, need } of componentsFor(draft.definition, generalAnswers, { today: localDate('2026-11-20') }))
    if (need === 'required')
      await addPaper(app, lan, { id, component: component.id, file: await paper(app, component.id) });
  const filed = await submit(app, lan, { draft: id, key: 'filed-elsewhere', declared: true });
  assert.ok(filed.ok, JSON.stringify(filed));
  const { code } = filed.value;
  assert.match(code, /^H48\.61(\.\d\d)?-261120-0001$/, 'the code is the competent agency’s');

  assert.ok((await accept(app, receiver, { code })).ok);
  const received = await findDossier(app.read, app.realm, lan, code);
  assert.equal(received?.elsewhere, true);
  assert.equal(
    received?.due,
    null,
    'the term has not begun: the competent agency has not received it (Đ17.3 from 5/8/2026)',
  );
  clock.set('2026-11-23T08:00:00+07:00');
  assert.ok((await handOver(app, receiver, { code })).ok);
  const begun = await findDossier(app.read, app.realm, lan, code);
  // 25 working days from Monday 23/11, not counting 24/11.
  assert.equal(formatInstant(begun?.due as never), '2026-12-29T17:00:00+07:00');
});
