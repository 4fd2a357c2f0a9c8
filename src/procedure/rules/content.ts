import {
  anyText,
  bool,
  type Check,
  listOf,
  matching,
  number,
  oneOf,
  optional,
  shape,
  text,
  whole,
} from '#kernel/check.ts';

export const CHANNELS = ['TRUC_TIEP', 'TRUC_TUYEN', 'BUU_CHINH'] as const;
export type Channel = (typeof CHANNELS)[number];
export const LEVELS = ['XA', 'TINH', 'BO', 'CO_SO_GIAO_DUC'] as const;
export type Level = (typeof LEVELS)[number];
export const SERVICE_LEVELS = ['TOAN_TRINH', 'MOT_PHAN', 'CUNG_CAP_THONG_TIN'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];
export const TIME_UNITS = ['NGAY_LAM_VIEC', 'NGAY', 'GIO_LAM_VIEC'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];
export const FEE_TYPES = ['PHI', 'LE_PHI', 'NGHIA_VU_TAI_CHINH'] as const;
export type FeeType = (typeof FEE_TYPES)[number];

export interface TimeLimit {
  value: number;
  unit: TimeUnit;
  note: string | null;
}
export interface Component {
  name: string;
  nationalCode: string | null;
  original: number;
  copy: number;
  copyType: string | null;
  form: string | null;
  mandatory: boolean;
  condition: string | null;
  obtainableFrom: string | null;
  obtainableBasis: string | null;
  note: string | null;
}
export interface Fee {
  type: FeeType;
  /** Đồng; null where the source does not say. */
  amount: number | null;
  currency: 'VND';
  unit: string | null;
  channel: Channel | null;
  exemptions: string[];
  basis: string | null;
  decidedBy: string | null;
  note: string | null;
}
/** A field of the electronic form, as the portal's forms have it; read by `dossier`. */
export interface FormField {
  name: string;
  label: string;
  type: string;
  required: boolean;
  section?: string;
  [more: string]: unknown;
}
export interface InternalStep {
  order: number;
  name: string;
  role: string;
  unit: string;
  hours: number;
  counted: boolean;
  note?: string;
}
export interface InternalProcess {
  /** `typical`: an illustration whose hours add up, not an approved process. */
  basis: 'published' | 'typical';
  province: string | null;
  totalHours: number;
  hoursPerDay: number;
  confidence: string;
  source: string[];
  note: string | null;
  steps: InternalStep[];
}

/** What NĐ 63/2010 Đ8 asks a procedure to say, and what a system needs to receive it: data/procedures/*.json. */
export interface ProcedureContent {
  schemaVersion: 1;
  code: string | null;
  internalId: string | null;
  nationalCode: string | null;
  legacyCodes: string[];
  relatedCodes: { code: string; note: string }[];
  name: string;
  shortName: string;
  kind: 'PUBLIC' | 'INTERNAL';
  field: string;
  ministry: string | null;
  province: string | null;
  level: Level[];
  agency: { executing: string[]; deciding: string[]; coordinating: string[]; receiving: string[]; note: string | null };
  target: string[];
  serviceLevel: ServiceLevel | null;
  serviceLevelNote: string | null;
  channels: { type: Channel; timeLimit: TimeLimit | null }[];
  steps: { order: number; text: string }[];
  components: Component[];
  dataSubstitution: { paper: string; database: string; owner: string }[];
  sets: number | null;
  setsNote: string | null;
  timeLimit: (TimeLimit & { cases: { name: string; value: number; unit: TimeUnit; note?: string }[] }) | null;
  fees: Fee[];
  results: { name: string; nationalCode: string | null; form: string | null; validity: string | null }[];
  legalBasis: { number: string | null; name: string | null; date: string | null }[];
  requirements: string[];
  formFields: FormField[];
  formSource: string | null;
  internalProcess: InternalProcess | null;
  source: string[];
  confidence: 'high' | 'medium' | 'low';
  asOf: string;
  notes: string[];
}

/** Checks, and answers the value as it came: what a form's field says beyond these parts is kept. */
const keeping =
  <T>(check: Check<unknown>): Check<T> =>
  (value, path) => {
    check(value, path);
    return value as T;
  };

const texts = listOf(text);
const unit = oneOf(TIME_UNITS);
/** A day, or a month where the source knows no better. */
const dayOrMonth = matching(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/);
const timeLimit = { value: number, unit, note: optional(text) };

const component = shape({
  name: text,
  nationalCode: optional(text),
  original: whole,
  copy: whole,
  copyType: optional(text),
  form: optional(text),
  mandatory: bool,
  condition: optional(text),
  obtainableFrom: optional(text),
  obtainableBasis: optional(text),
  note: optional(text),
});

const fee = shape({
  type: oneOf(FEE_TYPES),
  amount: optional(number),
  currency: oneOf(['VND']),
  unit: optional(text),
  channel: optional(oneOf(CHANNELS)),
  exemptions: texts,
  basis: optional(text),
  decidedBy: optional(text),
  note: optional(text),
});

const internalProcess = shape({
  basis: oneOf(['published', 'typical']),
  province: optional(text),
  totalHours: number,
  hoursPerDay: number,
  confidence: text,
  source: texts,
  note: optional(text),
  steps: listOf(shape({ order: whole, name: text, role: text, unit: text, hours: number, counted: bool })),
});

const identity: Check<unknown> = (value, path) => {
  const { code } = shape({ code: optional(text), internalId: optional(text) })(value, path);
  return code ?? shape({ internalId: text })(value, path);
};

const parts = shape({
  schemaVersion: oneOf([1]),
  nationalCode: optional(text),
  legacyCodes: texts,
  relatedCodes: listOf(shape({ code: text, note: text })),
  name: text,
  shortName: text,
  kind: oneOf(['PUBLIC', 'INTERNAL']),
  field: text,
  ministry: optional(text),
  province: optional(text),
  level: listOf(oneOf(LEVELS)),
  agency: shape({ executing: texts, deciding: texts, coordinating: texts, receiving: texts, note: optional(text) }),
  target: texts,
  serviceLevel: optional(oneOf(SERVICE_LEVELS)),
  serviceLevelNote: optional(text),
  channels: listOf(shape({ type: oneOf(CHANNELS), timeLimit: optional(shape(timeLimit)) })),
  steps: listOf(shape({ order: whole, text })),
  components: listOf(component),
  dataSubstitution: listOf(shape({ paper: text, database: text, owner: text })),
  sets: optional(whole),
  setsNote: optional(text),
  timeLimit: optional(shape({ ...timeLimit, cases: listOf(shape({ name: text, value: number, unit })) })),
  fees: listOf(fee),
  results: listOf(shape({ name: text, nationalCode: optional(text), form: optional(text), validity: optional(text) })),
  legalBasis: listOf(shape({ number: optional(text), name: optional(text), date: optional(dayOrMonth) })),
  requirements: texts,
  formFields: listOf(shape({ name: text, label: anyText, type: text, required: bool })),
  formSource: optional(text),
  internalProcess: optional(internalProcess),
  source: texts,
  confidence: oneOf(['high', 'medium', 'low']),
  asOf: dayOrMonth,
  notes: texts,
});

/** The content of a procedure as it came, or BadValue naming the path of what is wrong in it. */
export const content: Check<ProcedureContent> = keeping((value, path) => {
  parts(value, path);
  identity(value, path);
});

/** The key a content stands under in the catalogue. */
export const keyOf = (one: Pick<ProcedureContent, 'code' | 'internalId'>): string =>
  one.code ?? (one.internalId as string);
