import { explain } from '#deadline/index.ts';
import type { DecisionRow, DossierView } from '#dossier/index.ts';
import { holderOf } from '#forms/holder.ts';
import { dateAt, type Instant, type LocalDate } from '#kernel/time.ts';
import type { Apology } from './apology.ts';
import type { ControlSheet } from './control-sheet.ts';
import type { Decision } from './decision.ts';
import type { Declaration } from './declaration.ts';
import type { CaseLetter, Head } from './letter.ts';
import type { PaperReceived, Receipt } from './receipt.ts';
import type { Refusal } from './refusal.ts';
import type { StopNotice } from './stop-notice.ts';
import type { SupplementRequest } from './supplement-request.ts';

interface Office {
  readonly name: string;
  readonly parent?: string;
}

/** What the letters of a dossier are written from. */
export interface CaseFacts {
  readonly view: DossierView;
  readonly place: string;
  readonly origin: string;
  readonly today: LocalDate;
  readonly sets: number;
  readonly centre: Office;
  readonly agency: Office;
  readonly phone: string;
  readonly grounds: readonly { number: string | null; name: string | null; date: string | null }[];
  readonly fees: readonly { amount: number | null }[];
}

const head = ({ place }: CaseFacts, office: Office, date: LocalDate, number?: string | null): Head => ({
  ...{ agency: office.name, place, date },
  ...(office.parent ? { parent: office.parent } : {}),
  ...(number ? { number } : {}),
});

/** Where the holder lives, as declared. */
function addressOf({ view: { definition, dossier } }: CaseFacts): string {
  const { address } = holderOf(definition, dossier.answers, { today: dateAt(dossier.submittedAt) });
  return address ? [address.detail, address.text].filter(Boolean).join(', ') : '';
}

function letter(facts: CaseFacts, office: Office, date: LocalDate, number?: string | null): CaseLetter {
  const { dossier } = facts.view;
  return {
    ...{
      head: head(facts, office, date, number),
      desk: facts.centre.name,
      qr: `${facts.origin}/tra-cuu?ma=${dossier.code}`,
    },
    dossier: {
      ...{ code: dossier.code, procedure: { code: dossier.procedure, name: dossier.procedureName } },
      applicant: {
        ...{ kind: 'person', name: dossier.ownerName, address: addressOf(facts) },
        ...(dossier.ownerNumber ? { identity: { kind: 'Số định danh', number: dossier.ownerNumber } } : {}),
        ...(dossier.ownerPhone ? { phone: dossier.ownerPhone } : {}),
        ...(dossier.ownerEmail ? { email: dossier.ownerEmail } : {}),
      },
    },
  };
}

/** The officer an act is by, in words; empty for the system and for machines. */
const nameOf = ({ view }: CaseFacts, actor: string): string => view.officers[actor.replace(/^officer:/, '')] ?? '';

const contact = ({ centre, phone }: CaseFacts) => ({ name: centre.name, phone });
const TERM = { wd: 'ngày làm việc', d: 'ngày', wh: 'giờ làm việc', h: 'giờ', mo: 'tháng' } as const;

function termInWords(term: string | null): string {
  const found = /^(\d+)(wd|wh|mo|d|h)$/.exec(term ?? '');
  return found
    ? `${(found[1] as string).padStart(2, '0')} ${TERM[found[2] as keyof typeof TERM]}`
    : 'Theo quy định của thủ tục';
}

function papersIn({ papers, definition }: DossierView): PaperReceived[] {
  const there = papers.filter(({ replacedBy, origin }) => replacedBy === null && origin !== 'data');
  const groups = Map.groupBy(there, ({ component, kind }) => `${component}/${kind}`);
  return [...groups.values()].map((group) => {
    const [first] = group as [(typeof group)[number]];
    const name = definition.components.find(({ id }) => id === first.component)?.label.vi ?? first.name;
    const kind = first.kind === 'original' || first.kind === 'copy' ? first.kind : ('electronic' as const);
    return { name, kind, quantity: group.length };
  });
}

const DELIVERY = {
  electronic: 'Bản điện tử trên hệ thống',
  centre: 'Trực tiếp tại Trung tâm Phục vụ hành chính công',
  post: 'Qua dịch vụ bưu chính công ích',
} as const;

/** A fee nobody has stated is not told as none: it says where to ask. */
const feeOf = ({ fees }: CaseFacts) => ({
  dong: fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  paid: false,
});

export function receiptFacts(facts: CaseFacts): Receipt | undefined {
  const { dossier, visits, officers, verdicts } = facts.view;
  const { receivedAt, due, originalDue } = dossier;
  const promised = originalDue ?? due;
  if (receivedAt === null || promised === null) return undefined;
  const receiver = visits.find(({ step }) => step === 'receive')?.officer;
  const deadline = verdicts?.decree.deadline;
  return {
    ...letter(facts, facts.centre, dateAt(receivedAt)),
    ...{ papers: papersIn(facts.view), sets: facts.sets, term: termInWords(dossier.term), receivedAt, dueAt: promised },
    ...(deadline && deadline.due === promised ? { dueExplained: explain(deadline, 'vi') } : {}),
    ...{
      resultBy: DELIVERY[dossier.delivery.how],
      fee: feeOf(facts),
      receiver: (receiver && officers[receiver]) || '',
    },
    ...(dossier.authority ? { submitter: dossier.authority.name } : {}),
    hotline: contact(facts),
  };
}

const REASON = {
  missing: 'Còn thiếu',
  unreadable: 'Mờ, không đọc được',
  wrong: 'Sai nội dung',
  expired: 'Hết hiệu lực',
  differs: 'Không khớp với dữ liệu hoặc giấy tờ khác',
  unsigned: 'Chưa ký, chưa đóng dấu',
} as const;

export function supplementFacts(facts: CaseFacts): SupplementRequest | undefined {
  const request = facts.view.supplements.at(-1);
  if (!request) return undefined;
  return {
    ...letter(facts, facts.centre, dateAt(request.askedAt)),
    gaps: request.items.map(({ kind, label, reason, note }) => ({
      ...{ paper: label, ask: kind === 'component' ? 'Nộp lại giấy tờ này' : 'Khai lại mục này' },
      reason: note ? `${REASON[reason]}. ${note}` : REASON[reason],
    })),
    ...(request.closeDue === null ? {} : { completeBy: dateAt(request.closeDue) }),
    where: `Bổ sung tại ${facts.origin}/ho-so/${facts.view.dossier.code} hoặc tại bất kỳ Trung tâm Phục vụ hành chính công nào trong tỉnh.`,
    ...{ contact: contact(facts), guide: nameOf(facts, request.askedBy) },
  };
}

export function refusalFacts(facts: CaseFacts): Refusal | undefined {
  const { ending } = facts.view;
  if (ending?.kind !== 'refused') return undefined;
  return {
    ...letter(facts, facts.centre, dateAt(ending.at)),
    grounds: [{ reason: ending.reason, law: ending.ground ?? '' }],
    objection: `Nếu không đồng ý, bạn có thể phản đối tại ${facts.origin}/ho-so/${facts.view.dossier.code}; người đứng đầu cơ quan sẽ trả lời.`,
    receiver: nameOf(facts, ending.by),
  };
}

export function apologyFacts(facts: CaseFacts): Apology | undefined {
  const { extension, dossier } = facts.view;
  if (!extension || dossier.receivedAt === null) return undefined;
  return {
    ...letter(facts, facts.agency, dateAt(extension.decidedAt)),
    ...{
      receivedAt: dossier.receivedAt,
      dueAt: extension.originalDue,
      newDueAt: extension.newDue,
      reason: extension.reason,
    },
    ...{
      handler: facts.agency.name,
      contact: contact(facts),
      signer: { role: ['THỦ TRƯỞNG CƠ QUAN'], name: nameOf(facts, extension.decidedBy) },
    },
    recipients: ['Như trên;', `${facts.centre.name};`, 'Lưu: VT.'],
  };
}

export function stopFacts(facts: CaseFacts): StopNotice | undefined {
  const { ending, dossier, visits } = facts.view;
  if (ending?.kind !== 'stopped' || dossier.receivedAt === null) return undefined;
  return {
    ...letter(facts, facts.agency, dateAt(ending.at)),
    ...{
      receivedAt: dossier.receivedAt,
      asked: { at: ending.at, reason: ending.reason },
      stage: visits.at(-1)?.name ?? '',
    },
    ...{ decision: { stopped: true, at: ending.at }, money: 'Hoàn trả theo quy định của pháp luật về phí, lệ phí.' },
    ...{
      papers: 'Trả lại giấy tờ đã nộp tại nơi tiếp nhận.',
      contact: contact(facts),
      signer: { role: ['THỦ TRƯỞNG CƠ QUAN'], name: '' },
    },
    recipients: ['Như trên;', 'Lưu: VT.'],
  };
}

export function controlFacts(facts: CaseFacts): ControlSheet | undefined {
  const { dossier, visits, officers, agencies } = facts.view;
  if (dossier.receivedAt === null || dossier.due === null) return undefined;
  const who = (index: number) => {
    const visit = visits[index];
    return {
      unit: visit ? (agencies[visit.agency]?.vi ?? visit.agency) : '',
      person: (visit?.officer && officers[visit.officer]) || '',
    };
  };
  const handOvers = visits.slice(1).map((visit, index) => {
    const before = visits[index];
    const kept =
      before?.due && before.leftAt
        ? ((before.leftAt <= before.due ? 'on-time' : 'late') as 'on-time' | 'late')
        : undefined;
    return {
      ...{ from: who(index), to: who(index + 1), at: visit.enteredAt as Instant },
      ...(kept ? { kept } : {}),
      ...(visit.note ? { note: visit.note } : {}),
    };
  });
  return { ...letter(facts, facts.centre, facts.today), receivedAt: dossier.receivedAt, dueAt: dossier.due, handOvers };
}

export function declarationFacts(facts: CaseFacts): Declaration {
  const { dossier, answers, papers, definition } = facts.view;
  const label = (id: string) => definition.components.find((one) => one.id === id)?.label.vi ?? id;
  return {
    ...letter(facts, facts.centre, dateAt(dossier.submittedAt)),
    title: definition.title.vi,
    sections: answers.map(({ title, rows }) => ({
      title,
      answers: rows.filter(({ isEmpty }) => !isEmpty).map((row) => ({ label: row.label, value: row.lines.join('; ') })),
    })),
    files: papers.flatMap(({ sha256, component, name }) => (sha256 ? [{ paper: label(component), name, sha256 }] : [])),
    commitment: definition.declaration.vi,
  };
}

/** The decision as a letter: from its parts where it was drafted from a template, else from title and body. */
export function decisionOf(facts: CaseFacts, decision: DecisionRow): Decision {
  const at = dateAt(decision.numberedAt ?? decision.signedAt ?? decision.draftedAt);
  const { document } = decision;
  const common = {
    ...letter(facts, facts.agency, at, decision.number),
    ...(decision.number === null ? { isDraft: true } : {}),
    signer: { role: [(decision.signerTitle ?? '').toUpperCase()], name: decision.signerName ?? '' },
  };
  if (!document) return { ...common, ...plainDecision(facts, decision) };
  const { title, subject, grounds, authority, articles, recipients, isDemo } = document;
  return {
    ...{ ...common, title, subject, grounds, recipients, paragraphs: articles, facts: document.facts },
    ...(authority ? { authority } : {}),
    ...(isDemo ? { isDemo } : {}),
  };
}

const plainDecision = (facts: CaseFacts, decision: DecisionRow) => ({
  title: decision.grants ? 'Kết quả giải quyết' : 'Thông báo không giải quyết',
  subject: decision.title,
  paragraphs: decision.body
    .split(/\n+/)
    .map((text) => ({ text: text.trim() }))
    .filter(({ text }) => text !== ''),
  grounds: [...groundsIn(facts.grounds).slice(0, 3), ...(decision.ground ? [decision.ground] : [])],
  facts: [],
  recipients: ['Như trên;', `${facts.centre.name};`, 'Lưu: VT.'],
});

/** Remarks of whoever compiled the data, at the end of a title: `(văn bản trước)`. Texts that hold no more are no ground. */
const REMARK = /\s*\(([^()]*)\)$/;
const OVER = /văn bản trước|đã được thay thế|^trước /;

/** `Căn cứ Luật Thủy sản số 18/2017/QH14`, one for each text in force that has a name. */
export const groundsIn = (grounds: CaseFacts['grounds']): string[] =>
  grounds.flatMap(({ name, number }) =>
    name && !OVER.test(REMARK.exec(name)?.[1] ?? '')
      ? [`Căn cứ ${name.replace(REMARK, '')}${number ? ` số ${number}` : ''}`]
      : [],
  );

/** The last result; while it has no number it is marked as a draft, which its owner is not shown. */
export function decisionFacts(facts: CaseFacts): Decision | undefined {
  const decision = facts.view.decisions.at(-1);
  return decision && decisionOf(facts, decision);
}
