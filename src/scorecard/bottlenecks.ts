import type { Reader } from '#db/pool.server.ts';
import { calendarsOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { instant, instantOf } from '#kernel/time.ts';
import type { BoardQuestion } from './board.ts';
import { knownOf } from './known.ts';
import { detect } from './rules/bottleneck-detectors.ts';
import { type Bottleneck, bottlenecks } from './rules/bottleneck-named.ts';
import { type WaitKey, type Waits, waitsBy } from './rules/bottleneck-waits.ts';
import { endOf } from './rules/periods.ts';
import { casesIn, cataloguesOn, namesOfHolders, staysIn, visibleAmong } from './sql/bottlenecks.ts';
import { talliedOf } from './sql/tallies.ts';
import { unitsNamed } from './sql/units.ts';

/** From so many holders on a dossier changes hands too often; an office has two working days to turn to what comes. */
const THRESHOLDS = { holders: 4, startMinutes: 2 * 480 };

export interface BottlenecksFound {
  readonly six: readonly Bottleneck[];
  readonly slow: readonly Bottleneck[];
  readonly waits: readonly Waits[];
}

/**
 * Where dossiers filed in the period wait, and what is wrong, with every list. It reads the period's dossiers and visits of a
 * unit, so what it costs grows with them. Steps of giving results out are left out: there people come when they like.
 */
export async function findBottlenecks(
  reader: Reader,
  q: BoardQuestion & { readonly by: WaitKey },
): Promise<BottlenecksFound> {
  const { realm, unit, period, now } = q;
  const asked = { realm, unit, from: instantOf(period.from), to: endOf(period) };
  const tallied = await talliedOf(reader, realm, { unit, span: period, now });
  const [cases, visits, known, catalogues, calendarFor] = await Promise.all([
    casesIn(reader, asked),
    staysIn(reader, asked),
    knownOf(reader, { ...q, tallied }),
    cataloguesOn(reader, realm, period.next),
    calendarsOf(reader, realm),
  ]);
  const calendars = new Map(
    await Promise.all(
      [...new Set(visits.map(({ agency }) => agency))].map(
        async (agency) => [agency, await calendarFor(agency, now)] as const,
      ),
    ),
  );
  const usual = await calendarFor(realm, now);
  const calendar = (agency: string) => calendars.get(agency) ?? usual;
  const stays = visits.filter(({ kind }) => kind !== 'return');
  const at = instant(Math.min(now, endOf(period)));
  const found = detect({ cases, stays, at, now, calendar }, THRESHOLDS);
  const named = bottlenecks({ isProvince: unit === realm, known, readings: q.readings, catalogues, found });
  return { ...named, waits: waitsBy(q.by, stays, calendar, at) };
}

/** A list as somebody sees it: the count of all, and a part of those that are theirs to see. */
export interface ShownBottleneck extends Omit<Bottleneck, 'codes'> {
  readonly count: number;
  /** Of these, how many are not for whoever looks. */
  readonly unseen: number;
  readonly codes: readonly string[];
  /** How many stand before and behind this part. */
  readonly before: number;
  readonly behind: number;
}
export interface ShownWaits extends Waits {
  readonly name: { readonly vi: string; readonly en: string } | null;
}
export interface BottlenecksView {
  readonly six: readonly ShownBottleneck[];
  readonly slow: readonly ShownBottleneck[];
  readonly waits: readonly ShownWaits[];
}

const SHOWN = 30;
const LONGEST = 10;

/**
 * The same for who looks: figures of all, of dossiers only those the one predicate lets through. `on`: of the bottleneck of that name
 * what follows after a code, so that every list can be read to its end.
 */
export async function viewBottlenecks(
  reader: Reader,
  viewer: Viewer,
  q: BoardQuestion & { readonly by: WaitKey; readonly on?: { readonly name: string; readonly after: string } },
): Promise<BottlenecksView> {
  const found = await findBottlenecks(reader, q);
  const dossiers = [...found.six, ...found.slow].filter(({ member }) => member === 'dossier');
  const seen = await visibleAmong(reader, q.realm, viewer, [
    ...dossiers.flatMap(({ codes }) => codes),
    ...found.waits.flatMap(({ longest }) => longest.map(({ code }) => code)),
  ]);
  const shown = ({ codes, ...one }: Bottleneck): ShownBottleneck => {
    const own = one.member === 'dossier' ? codes.filter((code) => seen.has(code)) : codes;
    const before = one.name === q.on?.name ? own.indexOf(q.on.after) + 1 : 0;
    const part = own.slice(before, before + SHOWN);
    const behind = own.length - before - part.length;
    return { ...one, count: codes.length, unseen: codes.length - own.length, codes: part, before, behind };
  };
  const names = await namesOf(reader, q, found.waits);
  return {
    ...{ six: found.six.map(shown), slow: found.slow.map(shown) },
    waits: found.waits.map(({ longest, ...one }) => ({
      ...{ ...one, name: names.get(one.key) ?? null },
      longest: longest.filter(({ code }) => seen.has(code)).slice(0, LONGEST),
    })),
  };
}

async function namesOf(
  reader: Reader,
  { realm, by }: { readonly realm: string; readonly by: WaitKey },
  waits: readonly Waits[],
): Promise<Map<string, { vi: string; en: string }>> {
  const keys = waits.map(({ key }) => key).filter((key) => key !== '');
  if (by === 'unit') return new Map((await unitsNamed(reader, realm, keys)).map((one) => [one.code, one]));
  if (by !== 'holder') return new Map();
  return new Map((await namesOfHolders(reader, realm, keys)).map(({ id, name }) => [id, { vi: name, en: name }]));
}
