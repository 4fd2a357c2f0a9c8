import type { Acting, Actor } from '#db/transaction.ts';
import { ofPerson } from '#demo/history/answers.ts';
import type { KeptFile } from '#demo/history/life.ts';
import * as dossier from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import type { Clock } from '#kernel/time.ts';
import { returnResult } from '#letter/index.ts';
import type { App } from '../../app.ts';
import type { Deed, Planned } from '../rules/plan.ts';
import { fileAs } from './file.ts';
import type { People } from './people.ts';
import type { Officer } from './staff.ts';

/** What acts are done with: the program, and who is known in this run. */
export interface Hands {
  readonly app: App;
  readonly people: People;
  readonly officers: ReadonlyMap<string, Officer>;
  readonly papers: readonly KeptFile[];
}

export type Doing = Hands & { readonly planned: Planned; readonly viewer: Viewer };

/** The program at the moment of the act. What an act leaves to others to do is done by the simulator (reactions.ts). */
export const appAt = <A extends Acting>(app: A, at: Planned['at']): A => {
  const clock: Clock = { now: () => at };
  return { ...app, clock, reactions: new Set<string>() };
};

async function viewerOf({ app, people, officers }: Hands, { by }: Planned): Promise<Viewer> {
  if (by === 'system') return { kind: 'anyone' };
  if ('citizen' in by) return people.meet(app, by.citizen);
  const found = officers.get(by.officer);
  if (!found) throw new Error(`no officer is called ${by.officer}`);
  return found;
}

export const actorOf = (viewer: Viewer): Actor =>
  viewer.kind === 'anyone' ? 'system:dossier' : dossier.actorOf(viewer);

/** Does one planned act by the program's own act, in its own transaction, at its virtual moment. */
export async function perform(hands: Hands, planned: Planned): Promise<Outcome<unknown>> {
  const at = { ...hands, app: appAt(hands.app, planned.at) };
  const doing: Doing = { ...at, planned, viewer: await viewerOf(at, planned) };
  return (DEEDS[planned.deed.act] as (doing: Doing, deed: Deed) => Promise<Outcome<unknown>>)(doing, planned.deed);
}

type Deeds = { [A in Deed['act']]: (doing: Doing, deed: Extract<Deed, { act: A }>) => Promise<Outcome<unknown>> };
const REASON = 'Lý do nêu trong phiếu kèm theo, đã giải thích cho người nộp hồ sơ.';

const ask = ({ planned }: Doing) => ({ code: planned.code });
const plain =
  <E>(act: (app: Acting, viewer: Viewer, ask: { code: string } & E) => Promise<Outcome<unknown>>, more: E) =>
  (doing: Doing) =>
    act(doing.app, doing.viewer, { ...ask(doing), ...more });

const DEEDS: Deeds = {
  file: fileAs,
  accept: plain(dossier.accept, {}),
  'hand-over': plain(dossier.handOver, {}),
  claim: plain(dossier.claim, {}),
  number: plain(dossier.number, {}),
  'return-result': (doing) => returnResult(doing.app, doing.viewer, ask(doing)),
  sign: plain(dossier.sign, { title: 'Lãnh đạo' }),
  'send-back': plain(dossier.sendBack, { reason: 'Dự thảo cần chỉnh sửa căn cứ và thể thức.' }),
  correct: plain(dossier.correct, { reason: 'Sai thông tin của người nộp do lỗi nhập liệu của cơ quan.' }),
  withdraw: plain(dossier.withdraw, { reason: 'Tôi nộp nhầm thủ tục, xin rút lại hồ sơ.' }),
  stop: plain(dossier.stop, { reason: 'Gia đình không còn nhu cầu, xin dừng giải quyết.' }),
  note: plain(dossier.note, { text: 'Đã gọi điện cho người nộp, hẹn trao đổi thêm.' }),
  contest: plain(dossier.contest, { text: 'Giấy tờ này không có trong thành phần hồ sơ đã công bố.' }),
  close: ({ app, planned }) => dossier.close(app, planned.code),
  refuse: (doing, { ground }) =>
    dossier.refuse(doing.app, doing.viewer, { ...ask(doing), ground: ground ?? 0, reason: REASON }),
  'draft-decision': (doing, { ground }) => {
    const { viewer } = doing;
    const said =
      ground === null
        ? { grants: true, title: 'Thông báo kết quả giải quyết', body: 'Đồng ý giải quyết theo đề nghị.' }
        : { grants: false, ground, title: 'Thông báo không giải quyết', body: 'Không đủ điều kiện theo quy định.' };
    return dossier.draftDecision(doing.app, viewer, { ...ask(doing), ...said });
  },
  assign: (doing, { to }) => {
    const officer = doing.officers.get(to)?.id ?? '';
    return dossier.assign(doing.app, doing.viewer, { ...ask(doing), officer });
  },
  advance: (doing, { to }) => dossier.advance(doing.app, doing.viewer, { ...ask(doing), to }),
  consult: (doing, { agency, due }) => {
    const question = 'Đề nghị cho ý kiến về nội dung hồ sơ thuộc lĩnh vực phụ trách.';
    return dossier.consult(doing.app, doing.viewer, { ...ask(doing), agency, due, question });
  },
  'answer-consultation': (doing, { seq, agrees }) => {
    const answer = agrees ? 'Thống nhất với đề nghị.' : 'Đề nghị làm rõ thêm trước khi giải quyết.';
    return dossier.answerConsultation(doing.app, doing.viewer, { ...ask(doing), seq, agrees, answer });
  },
  'arrange-visit': (doing, { when }) => {
    const said = {
      place: 'Tại nơi đề nghị',
      participants: 'Người nộp hồ sơ, cán bộ thụ lý',
      content: 'Xác minh thực địa',
    };
    return dossier.arrangeVisit(doing.app, doing.viewer, { ...ask(doing), at: when, ...said });
  },
  extend: (doing, { until }) => {
    const reason = 'Phải xác minh thực địa, cần thêm thời gian.';
    return dossier.extend(doing.app, doing.viewer, { ...ask(doing), until, reason });
  },
  'ask-supplement': (doing, { items }) => dossier.askSupplement(doing.app, doing.viewer, { ...ask(doing), items }),
  'answer-supplement': async (doing, { items }) => answer(doing, items),
  'answer-objection': (doing, { seq, upheld }) => {
    const said = upheld ? 'Phản đối đúng, cơ quan rút yêu cầu này.' : 'Yêu cầu đúng quy định của thủ tục.';
    return dossier.answerObjection(doing.app, doing.viewer, { ...ask(doing), seq, upheld, answer: said });
  },
};

/**
 * As its owner does it on the own pages: opens the request, hands in what was asked for, sends it. What a run broken off here had handed
 * in is taken out first, so that nothing is sent twice.
 */
async function answer(
  { app, viewer, planned, papers }: Doing,
  items: Extract<Deed, { act: 'answer-supplement' }>['items'],
): Promise<Outcome<unknown>> {
  const { code, seq } = planned;
  const started = await dossier.startAmendment(app, viewer, code);
  if (!started.ok) return started;
  const { draft } = started.value;
  for (const { id } of await dossier.papersOfDraft(app.read, app.realm, draft)) {
    const removed = await dossier.removePaper(app, viewer, { id: draft, paper: id });
    if (!removed.ok) return removed;
  }
  for (const { kind, id } of items) {
    if (kind !== 'component') continue;
    const file = papers[(seq * 7 + id.length) % papers.length] as KeptFile;
    const added = await dossier.addPaper(app, viewer, { id: draft, component: id, file });
    if (!added.ok) return added;
  }
  const sent = await dossier.sendAmendment(app, viewer, { draft, code, key: `mo-phong-${code}-${seq}` });
  return sent.ok ? ok(sent.value) : sent;
}

export const personAnswers = (people: People, place: number, answers: Readonly<Record<string, unknown>>) => {
  const own = Object.entries(ofPerson(people.invented(place))).filter(([name]) => Object.hasOwn(answers, name));
  return { ...answers, ...Object.fromEntries(own) };
};
