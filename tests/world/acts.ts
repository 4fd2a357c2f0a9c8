import type { ActName } from '#dossier/index.ts';
import * as dossier from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type Instant, instant } from '#kernel/time.ts';
import { returnResult } from '#letter/index.ts';
import { type Case, paper } from './case.ts';
import { signAll } from './signing.ts';

const HOUR = 3_600_000;
const soon = (at: Instant, hours: number) => instant(at + hours * HOUR);

/** Every act of the case with arguments that are right in themselves, done by whoever may do it in some state. */
export function actsOf(world: Case): Record<ActName, (code: string) => Promise<Outcome<unknown>>> {
  const { app, lan, receiver, handler, head, leader, clerk } = world;
  const now = () => app.clock.now();
  const reason = 'Lý do nêu rõ trong hồ sơ';
  const holder = async (code: string) => {
    const found = await dossier.findDossier(app.read, app.realm, leader, code);
    const step = dossier.stepOf(found?.process ?? { basis: 'none', steps: [] }, found?.step ?? null);
    const byRole = { receiver, handler, 'unit-head': head, leader, clerk } as const;
    return byRole[(step?.role ?? 'handler') as keyof typeof byRole] ?? handler;
  };
  // Which of the two a change is follows from the state: asked for as the other, it is refused like any act out of place.
  const amend =
    (act: 'edit' | 'answer-supplement') =>
    async (code: string): Promise<Outcome<unknown>> => {
      const before = await dossier.findDossier(app.read, app.realm, lan, code);
      const may = dossier.lead(act, before?.state ?? 'closed');
      if (!may.ok) return may;
      const opened = await dossier.startAmendment(app, lan, code);
      if (!opened.ok) return opened;
      const { draft } = opened.value;
      const found = await dossier.findDossier(app.read, app.realm, lan, code);
      if (found?.state !== 'submitted')
        await dossier.addPaper(app, lan, {
          id: draft,
          component: 'part-1',
          file: await paper(app, `${Math.random()}`),
        });
      return dossier.sendAmendment(app, lan, { draft, code, key: `amend-${Math.random()}` });
    };
  return {
    edit: amend('edit'),
    'answer-supplement': amend('answer-supplement'),
    withdraw: (code) => dossier.withdraw(app, lan, { code, reason }),
    accept: (code) => dossier.accept(app, receiver, { code }),
    'ask-supplement': async (code) => {
      const found = await dossier.findDossier(app.read, app.realm, lan, code);
      const who = found?.state === 'processing' ? await holder(code) : receiver;
      const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const }];
      return dossier.askSupplement(app, who, { code, items, ground: 'Luật Thủy sản, Điều 71' });
    },
    refuse: (code) => dossier.refuse(app, receiver, { code, ground: 0, reason }),
    forward: (code) => dossier.forward(app, receiver, { code, agency: 'H48.14.06', reason }),
    'hand-over': (code) => dossier.handOver(app, receiver, { code }),
    claim: async (code) => dossier.claim(app, await holder(code), { code }),
    assign: (code) => dossier.assign(app, head, { code, officer: handler.id }),
    'undo-assign': async (code) => dossier.undoAssign(app, head, { code }),
    advance: async (code) => dossier.advance(app, await holder(code), { code }),
    'send-back': async (code) => dossier.sendBack(app, await holder(code), { code, reason }),
    consult: async (code) =>
      dossier.consult(app, await holder(code), {
        code,
        agency: 'H48.14.07',
        question: 'Xin ý kiến chuyên môn',
        due: soon(now(), 24),
      }),
    'answer-consultation': (code) =>
      dossier.answerConsultation(app, leader, { code, seq: 1, agrees: true, answer: 'Đồng ý' }),
    'arrange-visit': async (code) =>
      dossier.arrangeVisit(app, await holder(code), {
        code,
        at: soon(now(), 20),
        place: 'Cảng Sa Huỳnh',
        participants: 'Chủ tàu',
        content: 'Xem tàu',
      }),
    extend: (code) => dossier.extend(app, head, { code, until: soon(now(), 24 * 30), reason }),
    'draft-decision': async (code) =>
      dossier.draftDecision(app, await holder(code), {
        code,
        grants: true,
        title: 'Giấy chứng nhận',
        body: 'Chứng nhận',
      }),
    sign: (code) => dossier.sign(app, leader, { code, title: 'Chi cục trưởng' }),
    number: (code) => dossier.number(app, clerk, { code }),
    'return-result': async (code) => {
      await signAll(app, code);
      return returnResult(app, receiver, { code, how: 'centre' });
    },
    correct: (code) => dossier.correct(app, leader, { code, reason }),
    revoke: (code) =>
      dossier.revoke(app, leader, {
        code,
        ground: 'Tàu cá bị mất tích',
        article: 'Điều 72 Luật Thủy sản 2017',
        reason,
      }),
    stop: (code) => dossier.stop(app, lan, { code, reason }),
    close: (code) => dossier.close(app, code),
    succeed: (code) => dossier.succeed(app, code),
    redate: (code) => dossier.redate(app, code),
    contest: (code) => dossier.contest(app, lan, { code, text: reason }),
    'answer-objection': async (code) => {
      const open = (await dossier.objectionsOf(app.read, app.realm, code)).find(
        ({ answeredAt }) => answeredAt === null,
      );
      return dossier.answerObjection(app, leader, {
        code,
        seq: open?.seq ?? 1,
        upheld: false,
        answer: 'Yêu cầu đúng quy định.',
      });
    },
    note: (code) => dossier.note(app, handler, { code, text: 'Đã gọi điện cho chủ tàu.' }),
  };
}
