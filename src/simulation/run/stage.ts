import { centresOn } from '#agency/index.ts';
import type { WorkingCalendar } from '#deadline/index.ts';
import { inventAnswers } from '#demo/history/answers.ts';
import { inventPerson } from '#demo/history/people.ts';
import { random } from '#demo/history/random.ts';
import { placesOf, readWorld, type World } from '#demo/history/world.ts';
import { calendarOf } from '#dossier/index.ts';
import { componentsFor } from '#forms/components.ts';
import type { FormDefinition } from '#forms/definition.ts';
import type { Role } from '#identity/index.ts';
import { addDays, type Instant, instantOf, type LocalDate } from '#kernel/time.ts';
import type { App } from '../../app.ts';
import type { Matter, Sample, Stage } from '../rules/plan.ts';
import type { Scenario } from '../rules/scenario.ts';
import { needsOf } from './needs.ts';
import { type Staff, staffOf } from './staff.ts';

/** A version or a process that begins in the middle of a part is left out of that part. */
const PART_DAYS = 92;

interface Part {
  readonly from: LocalDate;
  readonly matters: readonly Matter[];
}

export interface Added {
  readonly unit: string;
  readonly role: Role;
  readonly count: number;
}

/** The province as the scenario finds it: procedures by date, forms that can be filled in, calendars, officers. */
export async function openStage(
  app: App,
  scenario: Scenario,
  seed: number,
  more: readonly Added[] = [],
): Promise<{ stage: Stage; staff: Staff; skipped: readonly string[] }> {
  const { parts, skipped } = await partsOf(app, scenario, seed);
  const matters = (day: LocalDate) => parts.findLast(({ from }) => from <= day)?.matters ?? [];
  const all = parts.flatMap((part) => part.matters);
  const calendars = await calendarsOf(app, scenario, all, more);
  const calendar = (agency: string): WorkingCalendar => {
    const found = calendars.get(agency) ?? calendars.get(agency.split('.').slice(0, -1).join('.'));
    return found ?? (calendars.get('') as WorkingCalendar);
  };
  const needs = needsOf({ matters, calendar, consultants: () => [] }, scenario, all);
  const staff = await staffOf(app, { needs, scenario, seed, more, calendar });
  const answering = needs.map(({ seat }) => seat).filter(({ role }) => role === 'handler');
  const consultants = (competent: string) => answering.filter(({ agency }) => isOther(agency, competent));
  return { stage: { matters, seats: staff.seats, calendar, consultants }, staff, skipped };
}

/** Neither the agency itself nor one above or below it. */
const isOther = (agency: string, competent: string): boolean =>
  agency !== competent && !agency.startsWith(`${competent}.`) && !competent.startsWith(`${agency}.`);

async function partsOf(app: App, { period }: Scenario, seed: number): Promise<{ parts: Part[]; skipped: string[] }> {
  const parts: Part[] = [];
  const seen = new Set<string>();
  const skipped = new Set<string>();
  for (let first = 0; first < period.days; first += PART_DAYS) {
    const from = addDays(period.from, first);
    const last = addDays(period.from, Math.min(first + PART_DAYS, period.days) - 1);
    const asked = { from: instantOf(from), until: instantOf(last, 1439), reader: app.read, realm: app.realm, seed };
    const world = await readWorld(asked);
    const centres = await centresOn(app.read, app.realm, last);
    const places = await placesOf(asked, centres);
    const placeOf = new Map(
      centres.map(({ code, level, placeCode }) => [code, level === 'commune' ? placeCode : null]),
    );
    const matters = mattersOf(world, { seed, places, placeOf });
    for (const { procedure } of matters) seen.add(procedure);
    for (const code of world.skipped) skipped.add(code);
    parts.push({ from, matters });
  }
  return { parts, skipped: [...skipped].filter((code) => !seen.has(code)) };
}

interface Around {
  readonly seed: number;
  readonly places: Awaited<ReturnType<typeof placesOf>>;
  readonly placeOf: ReadonlyMap<string, string | null>;
}

function mattersOf(world: World, around: Around): Matter[] {
  const definitions = new Map(world.editions.map(({ digest, definition }) => [digest, definition]));
  const sampled = new Map<string, readonly Sample[]>();
  return world.matters.map(({ procedure, name, term, process, competent, doors, grounds, digest }): Matter => {
    const place = around.placeOf.get(doors[0]?.centre ?? '') ?? null;
    return {
      ...{ procedure, name, term, process, competent, place, doors, grounds: grounds.length + 1 },
      samples(day) {
        const key = `${digest} ${day}`;
        const known = sampled.get(key);
        if (known) return known;
        const made = samplesOf(definitions.get(digest) as FormDefinition, procedure, day, around);
        sampled.set(key, made);
        return made;
      },
    };
  });
}

const SAMPLES = 3;

/** As somebody would fill it in on that day; the form itself judges it, here and again when it is filed. */
function samplesOf(definition: FormDefinition, procedure: string, day: LocalDate, { seed, places }: Around): Sample[] {
  const stream = [...procedure, ...day].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7);
  const dice = random(seed, -5_000_000 - stream);
  const samples: Sample[] = [];
  for (let place = 0; place < SAMPLES; place += 1) {
    const answers = inventAnswers(definition, inventPerson(place, 0 as Instant, dice), { dice, today: day, places });
    if (!answers) break;
    const needed = componentsFor(definition, answers, { today: day })
      .filter(({ need }) => need === 'required')
      .map(({ component }) => ({ id: component.id, label: component.label.vi }));
    samples.push({ answers, needed });
  }
  return samples;
}

async function calendarsOf(
  { read, realm }: App,
  { period }: Scenario,
  matters: readonly Matter[],
  more: readonly Added[],
): Promise<Map<string, WorkingCalendar>> {
  const at = instantOf(addDays(period.from, period.days - 1));
  const agencies = new Set([
    ...matters.flatMap(({ competent, doors, process }) => [
      ...[competent, ...doors.map(({ centre }) => centre)],
      ...process.steps.map((step) => step.at).filter((one) => one !== 'centre' && one !== 'competent'),
    ]),
    ...more.map(({ unit }) => unit),
  ]);
  const calendars = new Map<string, WorkingCalendar>();
  for (const agency of agencies) calendars.set(agency, await calendarOf(read, realm, agency, at));
  const [first] = calendars.values();
  if (first) calendars.set('', first);
  return calendars;
}
