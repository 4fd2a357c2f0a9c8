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
}

/** What the procedure's own form and list of papers allow to be asked for. */
export interface Askable {
  readonly kind: 'field' | 'component';
  readonly id: string;
  readonly label: string;
  /** The State holds it, so it may not be asked for (NĐ 118/2025 Đ17.1b, Đ4.2a). */
  readonly heldByState: boolean;
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
    if (found.heldByState)
      return refused('supplement-held-by-state', { what: found.label, article: 'NĐ 118/2025 Đ17.1b' });
    picked.push({ ...item, label: found.label });
  }
  return ok(picked);
}
