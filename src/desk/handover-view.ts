import type { Reader } from '#db/pool.server.ts';
import { handOverBy } from '#deadline/index.ts';
import { calendarOf, leftBehind } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { centresLed } from './counter-view.ts';
import { confirmsOf, countersOf, mayConfirm, mayTakeBack, receivesAt, sidesOf } from './rules/may.ts';
import {
  type HandoverLine,
  handoverById,
  handoverLines,
  handoverLists,
  LISTS_PAGE,
  type ListedHandover,
  linesAwaiting,
} from './sql/handover.ts';
import { STOCK_PAGE, type Stocked, type StockKind, stockOf } from './sql/stock.ts';

/** By when it must be handed over (Đ18.2), and whether that has passed. */
export interface Limited {
  readonly by: Instant | null;
  readonly isLate: boolean;
}

export interface StockView {
  readonly centre: string;
  readonly lines: readonly (Stocked & Limited)[];
  /** Where the next page begins. */
  readonly next: string | undefined;
}

/** What the counter can hand over: onward to those who resolve it, or to the next shift. */
export async function viewStock(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { centre, kind, after, now }: { centre: string; kind: StockKind; after?: string | undefined; now: Instant },
): Promise<StockView | undefined> {
  if (!receivesAt(viewer, centre)) return undefined;
  const found = await stockOf(reader, realm, viewer, { centre, kind, ...(after ? { after } : {}) });
  const limit = await limitsAt(reader, realm, centre, now);
  return {
    centre,
    lines: found.map((one) => ({ ...one, ...limit(one.receivedAt, now) })),
    next: found.length === STOCK_PAGE ? found.at(-1)?.code : undefined,
  };
}

/** Measured at the hour the other side took it, or now while it has not. */
async function limitsAt(reader: Reader, realm: string, centre: string, now: Instant) {
  const calendar = await calendarOf(reader, realm, centre, now);
  return (receivedAt: Instant | null, at: Instant): Limited => {
    const limit = receivedAt === null ? undefined : handOverBy(receivedAt, calendar);
    const by = limit?.ok ? limit.value : null;
    return { by, isLate: by !== null && at > by };
  };
}

/** Lists the viewer gave, or may answer; the latest first. */
export async function viewHandovers(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  after?: { at: Instant; id: string },
): Promise<{ lists: ListedHandover[]; next: { at: Instant; id: string } | undefined }> {
  const lists = await handoverLists(reader, realm, sidesOf(viewer), after);
  const last = lists.length === LISTS_PAGE ? lists.at(-1) : undefined;
  return { lists, next: last && { at: last.madeAt, id: last.id } };
}

/** What the counter's pages have for this officer: a centre whose numbers and register are his, and how much given to him waits for his word. */
export interface CounterWork {
  readonly hasCentre: boolean;
  readonly awaiting: number;
  /** Dossiers of his units that are with somebody who left. */
  readonly leftBehind: number;
}

export async function counterWork(reader: Reader, realm: string, viewer: Viewer, now: Instant): Promise<CounterWork> {
  if (viewer.kind !== 'officer') return { hasCentre: false, awaiting: 0, leftBehind: 0 };
  const hasCounter = countersOf(viewer).length > 0;
  const [led, awaiting, left] = await Promise.all([
    hasCounter ? [] : centresLed(reader, realm, viewer, now),
    linesAwaiting(reader, realm, viewer.id, confirmsOf(viewer)),
    leftBehind(reader, realm, viewer, now),
  ]);
  return { hasCentre: hasCounter || led.length > 0, awaiting, leftBehind: left };
}

export interface HandoverView {
  readonly list: ListedHandover;
  readonly lines: readonly (HandoverLine & Limited)[];
  readonly mayConfirm: boolean;
  readonly mayTakeBack: boolean;
}

/** A list with its lines, for whoever gives or takes it. */
export async function viewHandover(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { id, now }: { id: string; now: Instant },
): Promise<HandoverView | undefined> {
  const list = await handoverById(reader, realm, id);
  if (!list) return undefined;
  const confirms = mayConfirm(viewer, list);
  if (!confirms && !countersOf(viewer).includes(list.fromUnit)) return undefined;
  const lines = await handoverLines(reader, realm, id);
  const limit = await limitsAt(reader, realm, list.fromUnit, now);
  return {
    ...{ list, mayConfirm: confirms, mayTakeBack: mayTakeBack(viewer, list) },
    lines: lines.map((line) => ({ ...line, ...limit(line.receivedAt, line.answeredAt ?? now) })),
  };
}
