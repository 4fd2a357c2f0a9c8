import type { Reader } from '#db/pool.server.ts';
import { apologyBy, explain, verdicts } from '#deadline/index.ts';
import type { Viewer } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import type { Language } from '#words/index.ts';
import { type CalendarFor, calendarsOf } from './acts/calendar.ts';
import { clockFrom } from './acts/clock.ts';
import { workingMinutes } from './clocks.ts';
import { askedOf, deskOf, queueCounts } from './counts.ts';
import { NO_DATE, QUEUES, type Queue, soonUntil } from './rules/queues.ts';
import type { Whose } from './rules/reach.ts';
import { type ClockFacts, clockFactsOf } from './sql/clock-facts.ts';
import { type SavedView, viewsOf } from './sql/desk-own.ts';
import { lineDue } from './sql/places.ts';
import { linesAt, type QueueLine } from './sql/queues.ts';
import { type Found, type SearchQuestion, searchDossiers } from './sql/search.ts';

type Officer = Viewer & { kind: 'officer' };

/** A line of a queue with what its date means: how it was reckoned, what is left of it, by when an apology must go out. */
export interface DeskLine extends QueueLine {
  readonly explained: string | null;
  /** Working minutes until the answer or the result is due; null when past or without a date. */
  readonly minutesLeft: number | null;
  /** The last sitting in which an apology can go out (NĐ 118/2025 Đ19.6), once the dossier is near its date. */
  readonly apologyBy: Instant | null;
}

export interface DeskQuestion {
  readonly queue?: Queue | undefined;
  /** Only what the officer holds, or what those hold whom he stands in for. */
  readonly whose?: Whose | undefined;
  readonly search?: SearchQuestion | undefined;
  readonly after?: { due: Instant; code: string } | undefined;
  readonly now: Instant;
  readonly language: Language;
}

export interface DeskView {
  readonly queue: Queue;
  readonly counts: Readonly<Record<Queue, number>>;
  readonly lines: readonly DeskLine[];
  readonly views: readonly SavedView[];
  /** Of a search: which page this is, and what else there may be. */
  readonly found: Omit<Found, 'lines'> | undefined;
}

/** Now, and up to which due date a dossier is soon late by the days of the officer's first post. */
const timeOf = async (calendars: CalendarFor, { posts }: Officer, now: Instant) => ({
  now,
  soon: soonUntil(now, await calendars(posts[0]?.unit ?? '', now)),
});

/** The officer's desk: how much stands in each queue, and a page of one of them or of a search. */
export async function viewDesk(
  reader: Reader,
  realm: string,
  officer: Officer,
  { queue: wish, whose, search, after, now, language }: DeskQuestion,
): Promise<DeskView> {
  const [calendars, desk, views] = await Promise.all([
    calendarsOf(reader, realm),
    deskOf(reader, realm, officer),
    viewsOf(reader, realm, officer.id),
  ]);
  const time = await timeOf(calendars, officer, now);
  const linesIn = (queue: Queue) => linesAt(reader, realm, officer, askedOf(queue, desk, time, whose), after);
  const [counts, searched, wished] = await Promise.all([
    queueCounts(reader, realm, desk, time),
    search && searchDossiers(reader, realm, officer, search),
    search ? undefined : wish && linesIn(wish),
  ]);
  const queue = wish ?? QUEUES.find((one) => counts[one] > 0) ?? 'all';
  const found = searched?.lines ?? wished ?? (await linesIn(queue));
  const facts = await clockFactsOf(
    reader,
    realm,
    found.map(({ code }) => code),
  );
  const byCode = new Map(facts.map((one) => [one.code, one]));
  const lines = await Promise.all(
    found.map((line) => deskLine(calendars, line, byCode.get(line.code), { ...time, language })),
  );
  return { queue, counts, lines, views, found: searched };
}

/**
 * What is worked on after a dossier: the one that stands after it in its queue, or where it stood before an act took it away. After
 * the last one comes the first.
 */
export async function nextInQueue(
  reader: Reader,
  realm: string,
  officer: Officer,
  { queue, whose, dossier, now }: NextQuestion,
): Promise<{ code: string; ownerName: string } | undefined> {
  const [calendars, desk] = await Promise.all([calendarsOf(reader, realm), deskOf(reader, realm, officer)]);
  const asked = askedOf(queue, desk, await timeOf(calendars, officer, now), whose);
  const { code } = dossier;
  const after = { due: lineDue(dossier) ?? NO_DATE, code };
  const [below] = await linesAt(reader, realm, officer, asked, after, 1);
  const next = below ?? (await linesAt(reader, realm, officer, asked, undefined, 2)).find((line) => line.code !== code);
  return next && { code: next.code, ownerName: next.ownerName };
}

interface NextQuestion {
  readonly queue: Queue;
  readonly whose?: Whose | undefined;
  readonly dossier: { readonly code: string; readonly due: Instant | null; readonly answerDue: Instant | null };
  readonly now: Instant;
}

/** The numbers alone. */
export async function deskCounts(
  reader: Reader,
  realm: string,
  officer: Officer,
  now: Instant,
): Promise<Readonly<Record<Queue, number>>> {
  const time = await timeOf(await calendarsOf(reader, realm), officer, now);
  return queueCounts(reader, realm, await deskOf(reader, realm, officer), time);
}

async function deskLine(
  calendars: CalendarFor,
  line: QueueLine,
  facts: ClockFacts | undefined,
  { now, soon, language }: { now: Instant; soon: Instant; language: Language },
): Promise<DeskLine> {
  const due = line.due ?? line.answerDue;
  const running = line.endedAt === null && due !== null;
  const agency = line.due === null ? line.receivingAgency : line.competentAgency;
  const calendar = await calendars(agency, line.receivedAt ?? now);
  const clock = clockFrom(line, facts?.requests ?? [], facts?.extension ?? undefined);
  const judged = clock && verdicts(clock, calendar, { asOf: now, periodEnd: dateAt(now) });
  const deadline = judged?.ok ? judged.value.decree.deadline : undefined;
  const isNear = running && line.due !== null && line.due > now && line.due <= soon && facts?.extension == null;
  const apology = isNear ? apologyBy(line.due as Instant, calendar) : undefined;
  return {
    ...line,
    explained: deadline ? explain(deadline, language) : null,
    minutesLeft: running ? workingMinutes(calendar, now, due) : null,
    apologyBy: apology?.ok && apology.value.lastSitting > now ? apology.value.lastSitting : null,
  };
}
