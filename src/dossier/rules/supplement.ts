import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';

/** What is asked for: a field of the form or a component of the procedure, always with its reason. */
export interface SupplementItem {
  readonly kind: 'field' | 'component';
  readonly id: string;
  readonly label: string;
  /** Picked from the list of reasons; `note` only adds to it. */
  readonly reason: 'missing' | 'unreadable' | 'wrong' | 'expired' | 'differs' | 'unsigned';
  readonly note?: string;
  /** Asked for although it is at hand: its source could not be reached, or says otherwise (NĐ 118/2025 Đ4.2a, Đ17.1b). */
  readonly despite?: Despite;
}

export const DESPITES = ['outage', 'mismatch'] as const;
export type Despite = (typeof DESPITES)[number];

/** What the procedure's own form and list of papers allow to be asked for. */
export interface Askable {
  readonly kind: 'field' | 'component';
  readonly id: string;
  readonly label: string;
  /** The State holds it, so it may not be asked for (NĐ 118/2025 Đ17.1b, Đ4.2a). */
  readonly heldByState: boolean;
  /** A paper of the owner's store is good for it, so it may not be asked for either (Đ5.1i): what it is called. */
  readonly inVault?: string | null;
}

export const REASONS = ['missing', 'unreadable', 'wrong', 'expired', 'differs', 'unsigned'] as const;

interface Circumstances {
  /** How many requests there were. */
  readonly earlier: number;
  readonly at: Instant;
  /** In processing: until when a first request may be made (Đ19.5). */
  readonly lastMoment: Instant | undefined;
}

type Refusal =
  | 'supplement-empty'
  | 'supplement-not-of-procedure'
  | 'supplement-held-by-state'
  | 'supplement-in-vault'
  | 'despite-note-missing'
  | 'supplement-once'
  | 'supplement-too-late';

/**
 * A request picks from the procedure's own list, each thing with a reason from the list; asking for what is not in the
 * procedure is what people complained of (Quảng Ngãi 2020). A second one needs the law of the sector (Đ16.3, Đ19.5).
 */
export function checkSupplement(
  { items, ground }: { items: readonly Omit<SupplementItem, 'label'>[]; ground?: string },
  list: readonly Askable[],
  { earlier, at, lastMoment }: Circumstances,
): Outcome<SupplementItem[], Refusal> {
  const hasGround = (ground ?? '').trim() !== '';
  if (earlier > 0 && !hasGround) return refused('supplement-once', { article: 'NĐ 118/2025 Đ16.3, Đ19.5' });
  if (lastMoment !== undefined && at > lastMoment && !hasGround)
    return refused('supplement-too-late', { article: 'NĐ 118/2025 Đ19.5' });
  if (items.length === 0) return refused('supplement-empty');
  const picked: SupplementItem[] = [];
  for (const item of items) {
    const found = list.find(({ kind, id }) => kind === item.kind && id === item.id);
    if (!found || !REASONS.includes(item.reason)) return refused('supplement-not-of-procedure', { what: item.id });
    const may = mayAskAnyway(item, found);
    if (!may.ok) return may;
    picked.push(pickedOf(item, found));
  }
  return ok(picked);
}

/** Why it is asked for all the same is kept only of what is at hand. */
function pickedOf({ despite, ...item }: Omit<SupplementItem, 'label'>, found: Askable): SupplementItem {
  const isAtHand = found.heldByState || Boolean(found.inVault);
  return { ...item, label: found.label, ...(despite && isAtHand ? { despite } : {}) };
}

/** What is at hand may be asked for only with an outage or a mismatch written down, in words. */
function mayAskAnyway(
  { despite, note = '' }: Omit<SupplementItem, 'label'>,
  { label, heldByState, inVault }: Askable,
): Outcome<true, Refusal> {
  if (!heldByState && !inVault) return ok(true);
  const isNamed = despite !== undefined && DESPITES.includes(despite);
  if (!isNamed && heldByState)
    return refused('supplement-held-by-state', { what: label, article: 'NĐ 118/2025 Đ17.1b' });
  if (!isNamed) return refused('supplement-in-vault', { what: label, article: 'NĐ 118/2025 Đ5.1i, Đ17.1b' });
  return note.trim().length < LEAST_NOTE ? refused('despite-note-missing', { what: label }) : ok(true);
}

/** The shortest sentence that can say what failed or what differs. */
const LEAST_NOTE = 10;

/** How many things at hand are asked for all the same: the index and the head of the agency count them. */
export const despiteCount = (items: readonly SupplementItem[]): number =>
  items.filter(({ despite }) => despite !== undefined).length;
