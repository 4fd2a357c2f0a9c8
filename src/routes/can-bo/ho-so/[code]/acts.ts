import type { RequestEvent } from '@sveltejs/kit';
import {
  type ActName,
  accept,
  advance,
  answerConsultation,
  answerObjection,
  arrangeVisit,
  askSupplement,
  assign,
  claim,
  consult,
  correct,
  DESPITES,
  type Despite,
  draftDecision,
  extend,
  forward,
  handOver,
  note,
  number,
  REASONS,
  refuse,
  revoke,
  type SupplementItem,
  sendBack,
  sign,
  signAgain,
  undoAssign,
} from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type Instant, instant, instantOf } from '#kernel/time.ts';
import { draftFromTemplate, returnResult } from '#letter/index.ts';
import { readDate } from '#ui/fields.ts';
import { text } from '../../../forms.ts';

type Asked = { code: string; revision: number; key: string };
type Act = (event: RequestEvent, form: FormData, ask: Asked) => Promise<Outcome<unknown>>;

/** The day typed in three boxes, at that minute of it; a day that is none is in the past and refused as such. */
const moment = (form: FormData, name: string, minute: number): Instant => {
  const { date } = readDate(form, name);
  return date ? instantOf(date, minute) : instant(0);
};

const clockTime = (typed: string): number => {
  const found = /^(\d{1,2})[:hg.]?(\d{2})?$/.exec(typed.replace(/\s/g, ''));
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : 0;
};

/** `muc=component:part-2`, with its reason in `ly-do:component:part-2` and what is added in `them:…`. */
const items = (form: FormData): Omit<SupplementItem, 'label'>[] =>
  form.getAll('muc').map((value) => {
    const key = String(value);
    const [kind, ...rest] = key.split(':');
    const reason = text(form, `ly-do:${key}`) as SupplementItem['reason'];
    const added = text(form, `them:${key}`);
    const despite = text(form, `vi-sao:${key}`) as Despite;
    return {
      kind: kind === 'field' ? 'field' : 'component',
      id: rest.join(':'),
      reason: REASONS.includes(reason) ? reason : 'missing',
      ...(added ? { note: added } : {}),
      ...(DESPITES.includes(despite) ? { despite } : {}),
    };
  });

/** What was written in the open articles of a template: `mo-1`, by their place. */
const openParts = (form: FormData, boxes: 'mo' | 'mo-tu-choi'): Record<number, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const [, own, at] = /^(mo|mo-tu-choi)-(\d{1,3})$/.exec(name) ?? [];
      return at && own === boxes && typeof value === 'string' ? [[Number(at), value.slice(0, 4_000)]] : [];
    }),
  );

const how = (value: string) => (value === 'electronic' || value === 'post' ? value : ('centre' as const));
const close = 17 * 60;

/** How each act of an officer is read from its form. The names of the fields are those of `ActForms.svelte`. */
export const officerActs: Partial<Record<ActName | 'sign-again', Act>> = {
  accept: ({ locals: { app, viewer } }, _, ask) => accept(app, viewer, ask),
  'hand-over': ({ locals: { app, viewer } }, _, ask) => handOver(app, viewer, ask),
  claim: ({ locals: { app, viewer } }, _, ask) => claim(app, viewer, ask),
  'undo-assign': ({ locals: { app, viewer } }, _, ask) => undoAssign(app, viewer, ask),
  number: ({ locals: { app, viewer } }, _, ask) => number(app, viewer, ask),
  'ask-supplement': ({ locals: { app, viewer } }, form, ask) =>
    askSupplement(app, viewer, { ...ask, items: items(form), ground: text(form, 'can-cu') }),
  refuse: ({ locals: { app, viewer } }, form, ask) =>
    refuse(app, viewer, { ...ask, ground: Number(text(form, 'can-cu') || -1), reason: text(form, 'ly-do') }),
  forward: ({ locals: { app, viewer } }, form, ask) =>
    forward(app, viewer, { ...ask, agency: text(form, 'co-quan'), reason: text(form, 'ly-do') }),
  assign: ({ locals: { app, viewer } }, form, ask) => assign(app, viewer, { ...ask, officer: text(form, 'can-bo') }),
  advance: ({ locals: { app, viewer } }, form, ask) =>
    advance(app, viewer, {
      ...ask,
      ...(text(form, 'buoc') ? { to: text(form, 'buoc') } : {}),
      note: text(form, 'ghi-chu'),
    }),
  'send-back': ({ locals: { app, viewer } }, form, ask) =>
    sendBack(app, viewer, {
      ...ask,
      ...(text(form, 'buoc') ? { to: text(form, 'buoc') } : {}),
      reason: text(form, 'ly-do'),
    }),
  consult: ({ locals: { app, viewer } }, form, ask) =>
    consult(app, viewer, {
      ...{
        ...ask,
        agency: text(form, 'co-quan'),
        question: text(form, 'noi-dung'),
        due: moment(form, 'han-y-kien', close),
      },
    }),
  'answer-consultation': ({ locals: { app, viewer } }, form, ask) =>
    answerConsultation(app, viewer, {
      ...{
        ...ask,
        seq: Number(text(form, 'so')),
        agrees: text(form, 'y-kien') === 'agree',
        answer: text(form, 'noi-dung'),
      },
    }),
  'arrange-visit': ({ locals: { app, viewer } }, form, ask) =>
    arrangeVisit(app, viewer, {
      ...{ ...ask, at: moment(form, 'ngay-hen', clockTime(text(form, 'gio'))), place: text(form, 'dia-diem') },
      ...{ participants: text(form, 'thanh-phan'), content: text(form, 'noi-dung') },
    }),
  extend: ({ locals: { app, viewer } }, form, ask) =>
    extend(app, viewer, { ...ask, until: moment(form, 'han-moi', close), reason: text(form, 'ly-do') }),
  'draft-decision': ({ locals: { app, viewer } }, form, ask) => {
    const how = text(form, 'ket-qua');
    if (how === 'template') return draftFromTemplate(app, viewer, { ...ask, open: openParts(form, 'mo') });
    if (how === 'declines-template') {
      const declines = { ground: Number(text(form, 'can-cu-mau') || -1) };
      return draftFromTemplate(app, viewer, { ...ask, declines, open: openParts(form, 'mo-tu-choi') });
    }
    return draftDecision(app, viewer, {
      ...{ ...ask, grants: how !== 'declines', title: text(form, 'ten') },
      ...{ body: text(form, 'noi-dung'), ground: Number(text(form, 'can-cu') || -1) },
    });
  },
  sign: ({ locals: { app, viewer } }, form, ask) => sign(app, viewer, { ...ask, title: text(form, 'chuc-vu') }),
  'sign-again': ({ locals: { app, viewer } }, _, ask) => signAgain(app, viewer, ask),
  'return-result': ({ locals: { app, viewer } }, form, ask) =>
    returnResult(app, viewer, { ...ask, how: how(text(form, 'cach')) }),
  revoke: ({ locals: { app, viewer } }, form, ask) =>
    revoke(app, viewer, {
      ...{ ...ask, ground: text(form, 'can-cu'), article: text(form, 'dieu'), reason: text(form, 'ly-do') },
    }),
  correct: ({ locals: { app, viewer } }, form, ask) => correct(app, viewer, { ...ask, reason: text(form, 'ly-do') }),
  'answer-objection': ({ locals: { app, viewer } }, form, ask) =>
    answerObjection(app, viewer, {
      ...{
        ...ask,
        seq: Number(text(form, 'so')),
        upheld: text(form, 'dung') === 'yes',
        answer: text(form, 'noi-dung'),
      },
    }),
  note: ({ locals: { app, viewer } }, form, ask) => note(app, viewer, { ...ask, text: text(form, 'noi-dung') }),
};
