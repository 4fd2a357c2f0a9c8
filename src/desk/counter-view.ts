import { type Centre as Agency, centresOn } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { leadsCentre, receivesAt } from './rules/may.ts';
import { callable } from './rules/next.ts';
import { labelOf } from './rules/ticket.ts';
import { dossiersOfTicket } from './sql/attached.ts';
import { type Call, callAt } from './sql/calls.ts';
import { centreOf, type PublicCentre, revisionOf, withoutSecrets } from './sql/centres.ts';
import { type Sitting, sittingOf, sittingsAt } from './sql/sittings.ts';
import { awayAt, type Ticket, waitingAt } from './sql/tickets.ts';

export interface CounterView {
  readonly centre: PublicCentre;
  /** The officer's counter; null before one is chosen. */
  readonly counter: number | null;
  readonly sittings: readonly Sitting[];
  readonly called: (Call & { readonly label: string; readonly dossiers: readonly string[] }) | null;
  readonly waiting: readonly { readonly letter: string; readonly all: number; readonly priority: number }[];
  /** How many this counter may call. */
  readonly mine: number;
  readonly away: readonly (Ticket & { readonly label: string })[];
  readonly revision: number;
}

/** The officer's counter at a centre; undefined if he does not receive there or the centre has set up none. */
export async function viewCounter(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { centre: code, now }: { centre: string; now: Instant },
): Promise<CounterView | undefined> {
  if (!receivesAt(viewer, code)) return undefined;
  const centre = await centreOf(reader, realm, code);
  if (!centre) return undefined;
  const day = dateAt(now);
  const revision = await revisionOf(reader, realm, code, day);
  const sitting = await sittingOf(reader, realm, viewer.id, day);
  const own = centre.counters.find(({ number }) => sitting?.centre === code && number === sitting.counter);
  const call = own && (await callAt(reader, realm, code, own.number));
  const waiting = await waitingAt(reader, realm, code, day);
  const away = await awayAt(reader, realm, code, day);
  const dossiers = call ? await dossiersOfTicket(reader, realm, call.ticket) : [];
  return {
    ...{ centre: withoutSecrets(centre), counter: own?.number ?? null, revision },
    sittings: await sittingsAt(reader, realm, code, day),
    called: call ? { ...call, label: labelOf(call), dossiers } : null,
    waiting: centre.series.map(({ letter }) => {
      const line = waiting.filter((one) => one.line === letter);
      return { letter, all: line.length, priority: line.filter(({ isPriority }) => isPriority).length };
    }),
    mine: own ? callable(waiting, { counter: own.number, series: own.series }).length : 0,
    away: away.filter(({ cameBackAt }) => cameBackAt === null).map((one) => ({ ...one, label: labelOf(one) })),
  };
}

/** The centres whose head the viewer is, or which stand under what he leads. */
export async function centresLed(reader: Reader, realm: string, viewer: Viewer, now: Instant): Promise<Agency[]> {
  const leads = viewer.kind === 'officer' && viewer.posts.some(({ role }) => role === 'leader' || role === 'unit-head');
  if (!leads) return [];
  const all = await centresOn(reader, realm, dateAt(now));
  return all.filter(({ code }) => leadsCentre(viewer, code));
}
