import type { Channel, FeeType, Level, ProcedureContent, ServiceLevel, TimeUnit } from './content.ts';

/** The parts that are one text; in those of many things each stands on a line of its own. */
export const TEXT_PARTS = [
  ...(['name', 'shortName', 'field', 'serviceLevel', 'serviceLevelNote', 'limit', 'limitUnit', 'limitNote'] as const),
  ...(['sets', 'setsNote', 'steps', 'subjects', 'executing', 'deciding', 'coordinating', 'receiving'] as const),
  ...(['results', 'requirements'] as const),
];
export type TextPart = (typeof TEXT_PARTS)[number];

/** The parts that are tables, with the columns of each. A row whose first column is empty is no row. */
export const TABLES = {
  channels: ['type', 'limit', 'unit'],
  cases: ['name', 'value', 'unit'],
  papers: ['name', 'form', 'original', 'copy', 'copyType', 'mandatory', 'condition'],
  fees: ['type', 'amount', 'unit', 'channel', 'decidedBy', 'basis', 'exemptions', 'note'],
  process: ['name', 'role', 'unit', 'hours', 'counted'],
  basis: ['number', 'name', 'date'],
} as const;
export type TableName = keyof typeof TABLES;
export type Row<T extends TableName> = Readonly<Record<(typeof TABLES)[T][number], string>>;

/** A procedure as its controller writes it: everything is text. */
export interface Written {
  readonly text: Readonly<Record<TextPart, string>>;
  readonly levels: readonly string[];
  readonly tables: { readonly [T in TableName]: readonly Row<T>[] };
}

const YES = 'co';
const text = (value: string | number | null): string => (value === null ? '' : String(value));
const lines = (values: readonly string[]): string => values.map(oneLine).join('\n');
const oneLine = (value: string): string => value.replace(/\s*\n\s*/g, ' ').trim();
/** A decimal as it is written here: 2,5. */
const figure = (value: number): string => String(value).replace('.', ',');

/** 2026-01-26 as 26/01/2026, 2026-01 as 01/2026. */
const dayText = (iso: string | null): string => (iso === null ? '' : iso.split('-').reverse().join('/'));

/** A content as text to write on. */
export function writtenOf(content: ProcedureContent): Written {
  const { agency, timeLimit } = content;
  return {
    text: {
      ...{ name: content.name, shortName: content.shortName, field: content.field },
      ...{ serviceLevel: text(content.serviceLevel), serviceLevelNote: text(content.serviceLevelNote) },
      limit: timeLimit ? figure(timeLimit.value) : '',
      ...{ limitUnit: timeLimit?.unit ?? 'NGAY_LAM_VIEC', limitNote: timeLimit?.note ?? '' },
      ...{ sets: text(content.sets), setsNote: text(content.setsNote) },
      steps: lines(content.steps.map((step) => step.text)),
      ...{ subjects: lines(content.target), executing: lines(agency.executing), deciding: lines(agency.deciding) },
      ...{ coordinating: lines(agency.coordinating), receiving: lines(agency.receiving) },
      ...{ results: lines(content.results.map(({ name }) => name)), requirements: lines(content.requirements) },
    },
    levels: content.level,
    tables: tablesOf(content),
  };
}

const tablesOf = (content: ProcedureContent): Written['tables'] => ({
  channels: content.channels.map(({ type, timeLimit }) => ({
    type,
    ...{ limit: timeLimit ? figure(timeLimit.value) : '', unit: timeLimit?.unit ?? 'NGAY_LAM_VIEC' },
  })),
  cases: (content.timeLimit?.cases ?? []).map(({ name, value, unit }) => ({ name, value: figure(value), unit })),
  papers: content.components.map((one) => ({
    ...{ name: oneLine(one.name), form: text(one.form), original: text(one.original), copy: text(one.copy) },
    ...{ copyType: text(one.copyType), mandatory: one.mandatory ? YES : '', condition: text(one.condition) },
  })),
  fees: content.fees.map((fee) => ({
    ...{ type: fee.type, amount: text(fee.amount), unit: text(fee.unit), channel: text(fee.channel) },
    ...{
      decidedBy: text(fee.decidedBy),
      basis: text(fee.basis),
      exemptions: lines(fee.exemptions),
      note: text(fee.note),
    },
  })),
  process: (content.internalProcess?.steps ?? []).map((step) => ({
    ...{ name: oneLine(step.name), role: step.role, unit: step.unit },
    ...{ hours: figure(step.hours), counted: step.counted ? YES : '' },
  })),
  basis: content.legalBasis.map(({ number, name, date }) => ({
    ...{ number: text(number), name: text(name), date: dayText(date) },
  })),
});

/** Where a text is no number or no day: the part, and in a table its row and column. */
export interface WrittenWrong {
  readonly part: TextPart | TableName;
  readonly row?: number;
  readonly column?: string;
  readonly what: 'number' | 'day';
  readonly found: string;
}

class Wrong extends Error {
  readonly where: WrittenWrong;
  constructor(where: WrittenWrong) {
    super(where.part);
    this.where = where;
  }
}

type At = Pick<WrittenWrong, 'part' | 'row' | 'column'>;

function numberIn(found: string, at: At): number {
  const plain = found.replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(plain)) throw new Wrong({ ...at, what: 'number', found });
  return Number(plain);
}

function wholeIn(found: string, at: At): number {
  const plain = found.replace(/(?<=\d)[. ](?=\d{3}(\D|$))/g, '');
  if (!/^\d{1,12}$/.test(plain)) throw new Wrong({ ...at, what: 'number', found });
  return Number(plain);
}

function dayIn(found: string, at: At): string | null {
  if (found === '') return null;
  const [, day, month = '', year = ''] = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/.exec(found) ?? [];
  const iso = [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  const real =
    year !== '' &&
    !Number.isNaN(Date.parse(day ? iso : `${iso}-01`)) &&
    new Date(day ? iso : `${iso}-01`).toISOString().startsWith(iso);
  if (!real) throw new Wrong({ ...at, what: 'day', found });
  return iso;
}

const linesIn = (value: string): string[] =>
  value
    .normalize('NFC')
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const orNull = (value: string): string | null => value || null;

/** Takes from the rows there were one that answers, so that what the form does not show goes on with it. */
function taken<T>(before: T[], same: (one: T) => boolean): T | undefined {
  const at = before.findIndex(same);
  return at < 0 ? undefined : before.splice(at, 1)[0];
}

/**
 * The content that a controller wrote over the one there was (`base`), as of a day; or where a number or a day is none.
 * What the form does not show stays: national codes of papers and results by their names, notes, the electronic form.
 */
export function contentFrom(written: Written, base: ProcedureContent, asOf: string): ProcedureContent | WrittenWrong {
  try {
    return { ...base, ...partsFrom(written, base), asOf, confidence: 'high' };
  } catch (error) {
    if (error instanceof Wrong) return error.where;
    throw error;
  }
}

export const isWrittenWrong = (one: ProcedureContent | WrittenWrong): one is WrittenWrong => 'what' in one;

function partsFrom({ text, levels, tables }: Written, base: ProcedureContent): Partial<ProcedureContent> {
  const results = [...base.results];
  const timeLimit = limitFrom(text, tables.cases, base);
  return {
    ...{ name: text.name, shortName: text.shortName || text.name, field: text.field },
    ...{ level: levels as Level[], serviceLevel: orNull(text.serviceLevel) as ServiceLevel | null },
    serviceLevelNote: orNull(text.serviceLevelNote),
    timeLimit,
    channels: tables.channels.map((row, at) => channelFrom(row, at, base, timeLimit)),
    ...{ sets: text.sets === '' ? null : wholeIn(text.sets, { part: 'sets' }), setsNote: orNull(text.setsNote) },
    steps: linesIn(text.steps).map((one, at) => ({ order: at + 1, text: one })),
    target: linesIn(text.subjects),
    agency: {
      ...{ executing: linesIn(text.executing), deciding: linesIn(text.deciding) },
      ...{ coordinating: linesIn(text.coordinating), receiving: linesIn(text.receiving), note: base.agency.note },
    },
    results: linesIn(text.results).map(
      (name) =>
        taken(results, (one) => oneLine(one.name) === name) ?? { name, nationalCode: null, form: null, validity: null },
    ),
    requirements: linesIn(text.requirements),
    components: papersFrom(tables.papers, base),
    fees: tables.fees.map((row, at) => feeFrom(row, at)),
    internalProcess: processFrom(tables.process, base),
    legalBasis: tables.basis.map(({ number, name, date }, row) => ({
      ...{ number: orNull(number), name: orNull(name), date: dayIn(date, { part: 'basis', row, column: 'date' }) },
    })),
  };
}

function limitFrom(
  { limit, limitUnit, limitNote }: Written['text'],
  cases: Written['tables']['cases'],
  base: ProcedureContent,
): ProcedureContent['timeLimit'] {
  if (limit === '') return null;
  const before = [...(base.timeLimit?.cases ?? [])];
  return {
    ...{ value: numberIn(limit, { part: 'limit' }), unit: limitUnit as TimeUnit, note: orNull(limitNote) },
    cases: cases.map((row, at) => {
      const note = taken(before, ({ name }) => name === row.name)?.note;
      const value = numberIn(row.value, { part: 'cases', row: at, column: 'value' });
      return { name: row.name, value, unit: row.unit as TimeUnit, ...(note === undefined ? {} : { note }) };
    }),
  };
}

/** A way to file without a time of its own takes the procedure's. */
function channelFrom(
  { type, limit, unit }: Row<'channels'>,
  row: number,
  base: ProcedureContent,
  general: ProcedureContent['timeLimit'],
): ProcedureContent['channels'][number] {
  const before = base.channels.find((one) => one.type === type);
  if (limit === '') return { type: type as Channel, timeLimit: null };
  const value = numberIn(limit, { part: 'channels', row, column: 'limit' });
  const same = before?.timeLimit?.value === value && before.timeLimit.unit === unit;
  // A time that was the procedure's, written out, follows the procedure's when that is changed.
  if (same && follows(before.timeLimit, base.timeLimit) && general && !follows(before.timeLimit, general))
    return { type: type as Channel, timeLimit: { value: general.value, unit: general.unit, note: null } };
  return {
    type: type as Channel,
    timeLimit: same ? before.timeLimit : { value, unit: unit as TimeUnit, note: null },
  };
}

type Limit = { readonly value: number; readonly unit: string } | null;
const follows = (one: Limit, general: Limit): boolean =>
  one !== null && general !== null && one.value === general.value && one.unit === general.unit;

function papersFrom(rows: Written['tables']['papers'], base: ProcedureContent): ProcedureContent['components'] {
  const before = [...base.components];
  return rows.map((row, at) => {
    const known = taken(before, ({ name }) => oneLine(name) === row.name);
    const count = (column: 'original' | 'copy') =>
      row[column] === '' ? 0 : wholeIn(row[column], { part: 'papers', row: at, column });
    return {
      ...(known ?? { nationalCode: null, obtainableFrom: null, obtainableBasis: null, note: null }),
      ...{ name: row.name, form: orNull(row.form), original: count('original'), copy: count('copy') },
      ...{ copyType: orNull(row.copyType), mandatory: row.mandatory === YES, condition: orNull(row.condition) },
    };
  });
}

const feeFrom = (row: Row<'fees'>, at: number): ProcedureContent['fees'][number] => ({
  type: row.type as FeeType,
  amount: row.amount === '' ? null : wholeIn(row.amount, { part: 'fees', row: at, column: 'amount' }),
  ...{ currency: 'VND', unit: orNull(row.unit), channel: orNull(row.channel) as Channel | null },
  ...{ exemptions: linesIn(row.exemptions), basis: orNull(row.basis) },
  ...{ decidedBy: orNull(row.decidedBy), note: orNull(row.note) },
});

/** Eight hours are a working day (QĐ 2022/QĐ-UBND of Cao Bằng and the other published processes reckon so). */
const HOURS_PER_DAY = 8;

/** The province's own process; the total is the sum of the hours that count, never typed beside them. */
function processFrom(rows: Written['tables']['process'], base: ProcedureContent): ProcedureContent['internalProcess'] {
  if (rows.length === 0) return null;
  const known = base.internalProcess;
  const before = [...(known?.steps ?? [])];
  const steps = rows.map((row, at) => {
    const note = taken(before, ({ name }) => oneLine(name) === row.name)?.note;
    const hours = numberIn(row.hours, { part: 'process', row: at, column: 'hours' });
    const step = { order: at + 1, name: row.name, role: row.role, unit: row.unit, hours, counted: row.counted === YES };
    return note === undefined ? step : { ...step, note };
  });
  if (known && JSON.stringify(steps) === JSON.stringify(known.steps)) return known;
  const totalHours = steps.filter(({ counted }) => counted).reduce((sum, { hours }) => sum + hours, 0);
  return {
    ...{ basis: 'published', province: base.province, totalHours, hoursPerDay: known?.hoursPerDay ?? HOURS_PER_DAY },
    ...{ confidence: 'high', source: [], note: null, steps },
  };
}
