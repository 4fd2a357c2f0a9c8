import type { Condition } from '#forms/condition.ts';
import type { Role } from '#identity/index.ts';

/** One step of the internal process a dossier walks, as its procedure version publishes it. */
export interface ProcessStep {
  readonly id: string;
  readonly name: string;
  readonly kind: 'receive' | 'assign' | 'examine' | 'review' | 'sign' | 'number' | 'return';
  readonly role: Role;
  /** `centre`: where it was received; `competent`: the agency that resolves it; else another agency by code (liên thông). */
  readonly at: 'centre' | 'competent' | (string & {});
  /** Working minutes allowed; null: none published. */
  readonly minutes: number | null;
  /** False: its time is not part of the term (returning the result). */
  readonly counted: boolean;
  readonly next: readonly ProcessWay[];
}

/** A way on from a step: the first open one by default; a choice carries its words. */
export interface ProcessWay {
  readonly to: string;
  readonly label?: string;
  /** Open only for a dossier whose answers it holds of, in the language of the forms. */
  readonly when?: Condition;
  /** The condition in words, for whoever asks why it went this way: "Tàu dài từ 12 m". */
  readonly because?: string;
}

export interface Process {
  /** `published`: approved by the agency; `typical`: an illustration whose hours add up. */
  readonly basis: 'published' | 'typical' | 'none';
  readonly steps: readonly ProcessStep[];
}

/** A step as procedures publish it: who does it stands in words. */
export interface PublishedStep {
  readonly order: number;
  readonly name: string;
  readonly role: string;
  readonly hours: number;
  readonly counted: boolean;
}

const KINDS: readonly [RegExp, ProcessStep['kind'], Role][] = [
  [/^(trả|thông báo).*(kết quả)|công chức trả/i, 'return', 'receiver'],
  [/vào sổ|đóng dấu|văn thư/i, 'number', 'clerk'],
  [/phân công/i, 'assign', 'unit-head'],
  [/tiếp nhận/i, 'receive', 'receiver'],
  [/^(ký|phê duyệt|quyết định)|ký phê duyệt|ký ban hành|ký duyệt|ký giấy|ký số/i, 'sign', 'leader'],
  [/trình ký|duyệt dự thảo|soát xét|xem xét, (duyệt|trình)/i, 'review', 'unit-head'],
];

/** What kind of step the words of a published process mean: by its name first, then by who does it. */
function kindOf({ name, role }: PublishedStep): { kind: ProcessStep['kind']; role: Role } {
  for (const words of [name, role]) {
    const found = KINDS.find(([pattern]) => pattern.test(words));
    if (found) return { kind: found[1], role: found[2] };
  }
  if (/chủ tịch|lãnh đạo (ubnd|sở)|giám đốc|cục trưởng/i.test(role)) return { kind: 'sign', role: 'leader' };
  if (/trưởng phòng|lãnh đạo phòng/i.test(role)) return { kind: 'review', role: 'unit-head' };
  return { kind: 'examine', role: 'handler' };
}

/** The shortest lawful way, for a procedure that publishes none: receive, assign, examine, review, sign, number, return. */
const SHORTEST: readonly [ProcessStep['kind'], Role, string][] = [
  ['receive', 'receiver', 'Tiếp nhận, kiểm tra, chuyển hồ sơ'],
  ['assign', 'unit-head', 'Phân công thụ lý'],
  ['examine', 'handler', 'Thẩm định hồ sơ, dự thảo kết quả'],
  ['review', 'unit-head', 'Xem xét dự thảo, trình ký'],
  ['sign', 'leader', 'Ký kết quả'],
  ['number', 'clerk', 'Vào sổ, cấp số'],
  ['return', 'receiver', 'Trả kết quả'],
];

const NEEDED = ['examine', 'sign', 'number'] as const;

/**
 * The process of a procedure as steps of ours. What every case needs (somebody examines, signs, numbers, returns) is
 * put in where the published text joins it with another step, without minutes of its own.
 */
export function processOf(
  published: { basis: 'published' | 'typical'; steps: readonly PublishedStep[] } | null,
): Process {
  const steps = (published?.steps ?? [])
    .toSorted((a, b) => a.order - b.order)
    .map((one) => ({ ...kindOf(one), name: one.name, minutes: one.hours * 60, counted: one.counted }));
  const missing = SHORTEST.filter(
    ([kind]) =>
      !steps.some((one) => one.kind === kind) &&
      (steps.length === 0 || NEEDED.some((one) => one === kind) || kind === 'receive' || kind === 'return'),
  ).map(([kind, role, name]) => ({ kind, role, name, minutes: null, counted: kind !== 'return' }));
  const rank = (kind: ProcessStep['kind']) => SHORTEST.findIndex(([one]) => one === kind);
  const all = [...steps, ...missing].toSorted((a, b) => rank(a.kind) - rank(b.kind));
  const ids = all.map(({ kind }, index) =>
    all.findIndex((one) => one.kind === kind) === index ? kind : `${kind}-${index + 1}`,
  );
  return {
    basis: published?.basis ?? 'none',
    steps: all.map((one, index) => ({
      ...one,
      id: ids[index] as string,
      at: one.kind === 'receive' || one.kind === 'return' ? 'centre' : 'competent',
      next: ids[index + 1] ? [{ to: ids[index + 1] as string }] : [],
    })),
  };
}

export const stepOf = (process: Process, id: string | null): ProcessStep | undefined =>
  process.steps.find((one) => one.id === id);

/** Which agency a step stands at for a dossier. */
export const agencyOf = (
  { at }: Pick<ProcessStep, 'at'>,
  dossier: { readonly receivingAgency: string; readonly competentAgency: string },
): string => (at === 'centre' ? dossier.receivingAgency : at === 'competent' ? dossier.competentAgency : at);

/** Other agencies that a step stands at (liên thông): their officers see the dossier too. */
export const elsewhereIn = (process: Process): string[] =>
  process.steps.map(({ at }) => at).filter((at) => at !== 'centre' && at !== 'competent');
