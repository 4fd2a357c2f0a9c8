import {
  type Centre,
  centresOn,
  competentAgency,
  type OfficeSign,
  signOf,
  unitByCode,
  unitName,
} from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import type { WorkingCalendar } from '#deadline/index.ts';
import {
  approvedProcess,
  calendarOf,
  digestOf,
  elsewhereIn,
  isElsewhere,
  type Process,
  processOf,
  scopeOf,
  termOf,
} from '#dossier/index.ts';
import type { Value } from '#forms/answers.ts';
import { componentsFor } from '#forms/components.ts';
import type { Component, FormDefinition } from '#forms/definition.ts';
import { generalFor } from '#forms/general.ts';
import { dateAt, type Instant, type LocalDate } from '#kernel/time.ts';
import { filingOf, type ProcedureContent } from '#procedure/index.ts';
import { type Around, inventAnswers } from './answers.ts';
import { inventPerson } from './people.ts';
import { random } from './random.ts';

/** A centre that takes in a matter, and what follows for who sees it. */
export interface Door {
  readonly centre: string;
  readonly elsewhere: boolean;
  readonly scope: readonly string[];
}

/** One answer to a form, and the papers it makes necessary. */
export interface Sample {
  readonly answers: Readonly<Record<string, Value>>;
  readonly needed: readonly Component[];
  readonly held: readonly Component[];
}

/** A procedure as one agency resolves it: what a dossier of it copies in. */
export interface Matter {
  readonly procedure: string;
  readonly version: number;
  readonly name: string;
  readonly grounds: readonly string[];
  readonly term: string | null;
  readonly process: Process;
  readonly competent: string;
  /** In the numbers of its results. */
  readonly sign: OfficeSign;
  readonly digest: string;
  /** The centre of the place first. */
  readonly doors: readonly Door[];
  readonly samples: readonly Sample[];
}

export interface World {
  readonly matters: readonly Matter[];
  /** By agency: the calendar in force at the end of the period. */
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly editions: readonly { readonly digest: string; readonly code: string; readonly definition: FormDefinition }[];
  /** Procedures left out: a version or process began within the period, or no agency or form was found. */
  readonly skipped: readonly string[];
}

export interface Period {
  readonly from: Instant;
  readonly until: Instant;
}

export interface Asked extends Period {
  readonly reader: Reader;
  readonly realm: string;
  readonly seed: number;
}

const SAMPLES = 12;

/** The procedures the province takes in itself, with who resolves them, as they stood through the whole period. */
export async function readWorld(asked: Asked): Promise<World> {
  const { reader, realm, until } = asked;
  const day = dateAt(until);
  const centres = await centresOn(reader, realm, day);
  const around: Around = {
    dice: random(asked.seed, -1),
    today: dateAt(asked.from),
    places: await placesOf(asked, centres),
  };
  const { rows } = await reader.query<{ code: string }>(
    `select distinct code from procedure_route where realm = $1 and route = 'here' and valid_from <= $2 order by code`,
    [realm, dateAt(asked.from)],
  );
  const [matters, editions, skipped] = [[] as Matter[], [] as World['editions'][number][], [] as string[]];
  for (const { code } of rows) {
    const base = await procedureAsFiled(asked, code, around);
    const found = base ? await mattersOf(asked, base, centres) : [];
    if (!base || found.length === 0) skipped.push(code);
    else {
      editions.push({ digest: base.digest, code, definition: base.definition });
      matters.push(...found);
    }
  }
  return { matters, editions, skipped, calendars: await calendarsOf(asked, matters) };
}

export async function placesOf({ reader, until }: Asked, centres: readonly Centre[]): Promise<Around['places']> {
  const communes = centres.filter(({ level }) => level === 'commune');
  const units = await Promise.all(communes.map((one) => unitByCode(reader, 'commune', one.placeCode, dateAt(until))));
  return units.flatMap((unit) => (unit ? [{ unit: unit.code, text: `${unitName('vi', unit)}, tỉnh Quảng Ngãi` }] : []));
}

interface AsFiled {
  readonly code: string;
  readonly version: number;
  readonly content: ProcedureContent;
  readonly process: Process;
  readonly definition: FormDefinition;
  readonly digest: string;
  readonly samples: readonly Sample[];
}

async function procedureAsFiled(asked: Asked, code: string, around: Around): Promise<AsFiled | undefined> {
  const { reader, realm } = asked;
  const filing = (date: LocalDate) =>
    filingOf(reader, { realm, viewer: { officer: false }, province: undefined, code, date });
  const [first, last] = [await filing(dateAt(asked.from)), await filing(dateAt(asked.until))];
  if (!first || first.version !== last?.version || first.place.route !== 'here') return undefined;
  const [before, after] = [
    await approvedProcess(reader, realm, code, dateAt(asked.from)),
    await approvedProcess(reader, realm, code, dateAt(asked.until)),
  ];
  if (JSON.stringify(before) !== JSON.stringify(after)) return undefined;
  const definition = await formOf(reader, code, first.content);
  if (!definition) return undefined;
  return {
    ...{ code, version: first.version, content: first.content, definition, digest: digestOf(definition) },
    process: before ?? processOf(first.content.internalProcess),
    samples: samplesOf(definition, around),
  };
}

async function formOf(reader: Reader, code: string, content: ProcedureContent): Promise<FormDefinition | undefined> {
  const { rows } = await reader.query<{ code: string; definition: FormDefinition }>(
    `select code, definition from form where realm = 'VN' and code in ($1, 'general') order by code = 'general' limit 1`,
    [code],
  );
  const form = rows[0];
  if (form?.code !== 'general') return form?.definition;
  return generalFor(form.definition, { code, name: content.name, components: content.components });
}

function samplesOf(definition: FormDefinition, around: Around): Sample[] {
  const facts = { today: around.today };
  const samples: Sample[] = [];
  for (let place = 0; place < SAMPLES; place += 1) {
    const answers = inventAnswers(definition, inventPerson(place, 0 as Instant, around.dice), around);
    if (!answers) break;
    const needs = componentsFor(definition, answers, facts);
    const those = (wish: string) => needs.filter(({ need }) => need === wish).map(({ component }) => component);
    samples.push({ answers, needed: those('required'), held: those('held') });
  }
  return samples;
}

/** For each place that has an agency for it, the matter at that agency. */
async function mattersOf(asked: Asked, base: AsFiled, centres: readonly Centre[]): Promise<Matter[]> {
  const { reader, realm } = asked;
  if (base.samples.length === 0) return [];
  const ofCommune = base.content.level.includes('XA');
  const places = ofCommune ? centres.filter(({ level }) => level === 'commune') : centres.slice(0, 1);
  const matters: Matter[] = [];
  for (const centre of places) {
    const question = {
      ...{ level: ofCommune ? ('commune' as const) : ('province' as const), procedure: base.code },
      ...{ field: base.content.field, ...(ofCommune ? { commune: centre.placeCode } : {}) },
    };
    const agency = await competentAgency(reader, realm, question, dateAt(asked.until));
    if (!agency) continue;
    const others = centres.filter((one) => one !== centre).slice(0, 2);
    matters.push({
      ...{ procedure: base.code, version: base.version, name: base.content.name, term: termOf(base.content.timeLimit) },
      grounds: base.content.requirements.map((text) => `Không đáp ứng yêu cầu, điều kiện của thủ tục: ${text}`),
      ...{ process: base.process, competent: agency.code, digest: base.digest },
      sign: await signOf(reader, realm, agency.code, dateAt(asked.until)),
      doors: await Promise.all([centre, ...others].map((one) => doorOf(asked, one.code, agency.code, base.process))),
      samples: base.samples,
    });
  }
  return matters;
}

async function doorOf(
  { reader, realm, until }: Asked,
  centre: string,
  agency: string,
  process: Process,
): Promise<Door> {
  return {
    centre,
    elsewhere: await isElsewhere(reader, realm, centre, agency),
    scope: await scopeOf(reader, realm, [centre, agency, ...elsewhereIn(process)], until),
  };
}

async function calendarsOf({ reader, realm, until }: Asked, matters: readonly Matter[]) {
  const agencies = new Set(
    matters.flatMap(({ competent, doors, process }) => [
      ...[competent, ...doors.map(({ centre }) => centre)],
      ...elsewhereIn(process),
    ]),
  );
  const calendars = new Map<string, WorkingCalendar>();
  for (const agency of agencies) calendars.set(agency, await calendarOf(reader, realm, agency, until));
  return calendars;
}
