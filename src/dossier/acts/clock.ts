import type { Reader } from '#db/pool.server.ts';
import {
  type ClockRecord,
  type ExtensionFact,
  parseTerm,
  type Supplement,
  verdicts,
  type WorkingCalendar,
} from '#deadline/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import type { Clocked, Dossier } from '../rules/dossier.ts';
import { type ExtensionRow, extensionOf, type SupplementRequest, supplementsOf } from '../sql/supplements.ts';
import { calendarOf } from './calendar.ts';

/** The facts of a dossier's clock; undefined before it is received, or where its procedure states no term. */
export async function clockOf(reader: Reader, realm: string, dossier: Dossier): Promise<ClockRecord | undefined> {
  if (dossier.receivedAt === null || dossier.term === null) return undefined;
  const asked = await supplementsOf(reader, realm, dossier.code);
  return clockFrom(dossier, asked, await extensionOf(reader, realm, dossier.code));
}

/** The same from rows already at hand. */
export function clockFrom(
  dossier: Clocked,
  requests: readonly Pick<SupplementRequest, 'stage' | 'askedAt' | 'answeredAt' | 'askedBy'>[],
  extended: Pick<ExtensionRow, 'newDue' | 'decidedAt' | 'decidedBy'> | undefined,
): ClockRecord | undefined {
  const term = dossier.term === null ? undefined : parseTerm(dossier.term);
  if (dossier.receivedAt === null || !term?.ok) return undefined;
  const asked = requests.filter(({ stage }) => stage === 'processing');
  const supplements: Supplement[] = asked.map(({ askedAt, answeredAt, askedBy }) => ({
    requested: askedAt,
    ...(answeredAt === null ? {} : { completed: answeredAt }),
    by: askedBy,
    article: 'NĐ 118/2025 Đ19.5',
  }));
  const extension: ExtensionFact | undefined = extended && {
    ...{ due: extended.newDue, decided: extended.decidedAt, by: extended.decidedBy, article: 'NĐ 118/2025 Đ19.6' },
  };
  const { elsewhere } = dossier;
  return {
    receipt: {
      complete: dossier.receivedAt,
      ...(elsewhere ? { elsewhere, ...(dossier.competentAt === null ? {} : { competent: dossier.competentAt }) } : {}),
    },
    term: term.value,
    ...(dossier.originalDue === null ? {} : { promised: dossier.originalDue }),
    supplements,
    pauses: [],
    ...(extension ? { extension } : {}),
    endings: endingsOf(dossier),
  };
}

function endingsOf({ state, endedAt }: Clocked): ClockRecord['endings'] {
  if (endedAt === null) return [];
  const status = { stopped: 'stopped', closed: 'stopped', refused: 'refused', withdrawn: 'withdrawn' } as const;
  return [{ status: state in status ? status[state as keyof typeof status] : 'processed', at: endedAt }];
}

/** The dossier with its due date as the decree has it now. `original_due` is kept from the first run of the clock. */
export async function withDue(reader: Reader, realm: string, dossier: Dossier, at: Instant): Promise<Dossier> {
  const clock = await clockOf(reader, realm, dossier);
  if (!clock) return dossier;
  return datedBy(
    clock,
    await calendarOf(reader, realm, dossier.competentAgency, dossier.receivedAt ?? at),
    dossier,
    at,
  );
}

/** The same from a clock and a calendar already at hand. */
export function datedBy(clock: ClockRecord, calendar: WorkingCalendar, dossier: Dossier, at: Instant): Dossier {
  const judged = verdicts(clock, calendar, { asOf: at, periodEnd: dateAt(at) });
  if (!judged.ok) throw new Error(`${dossier.code}: its term ${dossier.term} cannot be counted (${judged.code})`);
  const { decree } = judged.value;
  return {
    ...dossier,
    due: decree.due ?? null,
    originalDue: dossier.originalDue ?? decree.due ?? null,
    provisional: decree.deadline?.provisional ?? false,
  };
}
