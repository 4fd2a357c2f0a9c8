import * as office from '#dossier/index.ts';
import { type ActName, REASONS } from '#dossier/index.ts';
import type { Machine } from '#identity/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import { returnResult } from '#letter/index.ts';
import type { App } from '../../app.ts';
import { tagOf } from '../conditions.ts';
import { type Route, route } from '../route.ts';
import { list, moment, object, oneOf, type Schema, text, uuid, whole, yesNo } from '../schema.ts';
import { agencyCode, momentOf } from '../shapes/common.ts';
import { Done } from '../shapes/dossier.ts';
import { byDossier } from './dossiers.ts';

interface Ask {
  readonly code: string;
  readonly key: string;
  readonly revision?: number;
}

type Work<B> = (app: App, machine: Machine, ask: Ask, body: B) => Promise<Outcome<unknown>>;

const camel = (act: string): string => act.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** An act of the case as an operation: the same act that pages do, under the machine's name, on the revision it read. */
function actRoute<B>(
  act: ActName,
  summary: string,
  body: Schema<B>,
  work: Work<B>,
  scope = 'dossiers:act' as Route['scope'],
) {
  return route(
    {
      ...{ id: `${camel(act)}Dossier`, method: 'POST', path: `/dossiers/{dossier}/acts/${act}`, tag: 'Acts', scope },
      ...{ summary, keyed: true, onRevision: true },
    },
    {
      params: byDossier,
      body,
      answer: Done,
      handle: async ({ app, machine, params: { dossier: code }, key, revision, body: asked }) => {
        const ask = { code, key, ...(revision === undefined ? {} : { revision }) };
        const done = await work(app, machine, ask, asked as B);
        if (!done.ok) return done;
        const now = await office.findDossier(app.read, app.realm, machine, code);
        const result = { ...(done.value as Record<string, unknown>) };
        return ok({ body: { code, act, result }, ...(now ? { etag: tagOf(now) } : {}) });
      },
    },
  );
}

const NOTHING = object({});
const long = (description = '') => text({ minLength: 1, maxLength: 20_000, ...(description ? { description } : {}) });
const short = (description = '') => text({ minLength: 1, maxLength: 500, ...(description ? { description } : {}) });
const reason = object({ reason: long() });
const ground = whole({ minimum: 0, description: 'By its place in `grounds` of the choices.' });
const to = short('A step of the process; the first way on if not said.');

const item = object(
  { kind: oneOf(['field', 'component']), id: text({ maxLength: 120 }), reason: oneOf(REASONS) },
  {
    note: text({ maxLength: 2000 }),
    despite: oneOf(['outage', 'mismatch']),
  },
);

const reception: Route[] = [
  actRoute('accept', 'Tiếp nhận: the dossier is complete, its term begins', NOTHING, (app, who, ask) =>
    office.accept(app, who, ask),
  ),
  actRoute(
    'refuse',
    'Từ chối tiếp nhận, on a ground of the procedure',
    object({ ground, reason: long() }),
    (app, who, ask, body) => office.refuse(app, who, { ...ask, ...body }),
  ),
  actRoute(
    'ask-supplement',
    'Yêu cầu bổ sung: once, completely',
    object(
      { items: list(item, { minItems: 1, maxItems: 200 }) },
      { ground: short('The sector law that allows a second request.') },
    ),
    (app, who, ask, body) => office.askSupplement(app, who, { ...ask, ...body }),
  ),
  actRoute('forward', 'Chuyển đúng cơ quan', object({ agency: agencyCode, reason: long() }), (app, who, ask, body) =>
    office.forward(app, who, { ...ask, ...body }),
  ),
  actRoute('hand-over', 'Chuyển cơ quan giải quyết', NOTHING, (app, who, ask) => office.handOver(app, who, ask)),
  actRoute(
    'return-result',
    'Trả kết quả',
    object({ how: oneOf(['electronic', 'centre', 'post']) }),
    (app, who, ask, body) => returnResult(app, who, { ...ask, ...body }),
  ),
];

const handling: Route[] = [
  actRoute('claim', 'Nhận việc', NOTHING, (app, who, ask) => office.claim(app, who, ask)),
  actRoute('assign', 'Phân công', object({ officer: uuid() }), (app, who, ask, body) =>
    office.assign(app, who, { ...ask, ...body }),
  ),
  actRoute(
    'undo-assign',
    'Hoàn tác: one’s own claim or assign, within minutes, while nothing was done since',
    NOTHING,
    (app, who, ask) => office.undoAssign(app, who, ask),
  ),
  actRoute('advance', 'Chuyển bước', object({}, { to, note: long() }), (app, who, ask, body) =>
    office.advance(app, who, { ...ask, ...body }),
  ),
  actRoute('send-back', 'Trả lại bước trước', object({ reason: long() }, { to }), (app, who, ask, body) =>
    office.sendBack(app, who, { ...ask, ...body }),
  ),
  actRoute(
    'consult',
    'Lấy ý kiến',
    object({ agency: agencyCode, question: long(), due: moment() }),
    (app, who, ask, body) => office.consult(app, who, { ...ask, ...body, due: momentOf(body.due) }),
  ),
  actRoute(
    'answer-consultation',
    'Trả lời ý kiến',
    object({ seq: whole({ minimum: 1 }), agrees: yesNo(), answer: long() }),
    (app, who, ask, body) => office.answerConsultation(app, who, { ...ask, ...body }),
  ),
  actRoute(
    'arrange-visit',
    'Hẹn xác minh',
    object({ at: moment(), place: short(), participants: short(), content: long() }),
    (app, who, ask, body) => office.arrangeVisit(app, who, { ...ask, ...body, at: momentOf(body.at) }),
  ),
  actRoute('extend', 'Xin lỗi và gia hạn, once', object({ until: moment(), reason: long() }), (app, who, ask, body) =>
    office.extend(app, who, { ...ask, ...body, until: momentOf(body.until) }),
  ),
  actRoute('note', 'Ghi chú nội bộ', object({ text: long() }), (app, who, ask, body) =>
    office.note(app, who, { ...ask, ...body }),
  ),
];

const deciding: Route[] = [
  actRoute(
    'draft-decision',
    'Dự thảo kết quả',
    object({ grants: yesNo(), title: short(), body: long() }, { ground }),
    (app, who, ask, body) => office.draftDecision(app, who, { ...ask, ...body }),
  ),
  actRoute('sign', 'Ký kết quả', object({ title: short('The office of whoever signs.') }), (app, who, ask, body) =>
    office.sign(app, who, { ...ask, ...body }),
  ),
  actRoute('number', 'Vào sổ, cấp số', NOTHING, (app, who, ask) => office.number(app, who, ask)),
  actRoute(
    'revoke',
    'Thu hồi kết quả',
    object({ ground: long(), article: short('Where the law says so.'), reason: long() }),
    (app, who, ask, body) => office.revoke(app, who, { ...ask, ...body }),
  ),
  actRoute('correct', 'Sửa kết quả sai do cơ quan', reason, (app, who, ask, body) =>
    office.correct(app, who, { ...ask, ...body }),
  ),
  actRoute(
    'answer-objection',
    'Trả lời phản đối',
    object({ seq: whole({ minimum: 1 }), upheld: yesNo(), answer: long() }),
    (app, who, ask, body) => office.answerObjection(app, who, { ...ask, ...body }),
  ),
];

/** For the person it filed for: nobody else's. */
const forThePerson: Route[] = [
  actRoute(
    'withdraw',
    'Rút hồ sơ',
    reason,
    (app, who, ask, body) => office.withdraw(app, who, { ...ask, ...body }),
    'dossiers:file',
  ),
  actRoute(
    'stop',
    'Dừng giải quyết theo yêu cầu',
    reason,
    (app, who, ask, body) => office.stop(app, who, { ...ask, ...body }),
    'dossiers:file',
  ),
  actRoute(
    'contest',
    'Phản đối',
    object({ text: long() }),
    (app, who, ask, body) => office.contest(app, who, { ...ask, ...body }),
    'dossiers:file',
  ),
];

export const acts: readonly Route[] = [...reception, ...handling, ...deciding, ...forThePerson];
