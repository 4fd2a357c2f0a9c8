import type { WorkingCalendar } from '#deadline/index.ts';
import type { Channel, Delivery, Process, ProcessStep, SupplementItem } from '#dossier/index.ts';
import type { Value } from '#forms/answers.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { Seat, Worker } from './office.ts';

export interface Paper {
  readonly id: string;
  readonly label: string;
}

/** One way to fill in a form so that it can be filed on that day, and the papers it makes necessary. */
export interface Sample {
  readonly answers: Readonly<Record<string, Value>>;
  readonly needed: readonly Paper[];
}

/** A procedure as one agency resolves it. */
export interface Matter {
  readonly procedure: string;
  readonly name: string;
  /** `3wd`; null where the procedure states none. */
  readonly term: string | null;
  readonly process: Process;
  readonly competent: string;
  /** The commune whose matter it is, where communes resolve it. */
  readonly place: string | null;
  /** The centre of the place first. */
  readonly doors: readonly { readonly centre: string; readonly elsewhere: boolean }[];
  /** How many grounds to refuse it has. */
  readonly grounds: number;
  samples(day: LocalDate): readonly Sample[];
}

/** What the province lends to a simulation. Everything in it is settled before the first event. */
export interface Stage {
  matters(day: LocalDate): readonly Matter[];
  readonly seats: ReadonlyMap<string, readonly Worker[]>;
  calendar(agency: string): WorkingCalendar;
  /** Who may be asked for an opinion by that agency. */
  consultants(competent: string): readonly Seat[];
}

/** Who does it: an officer by user name, an invented person by number, or the program itself. */
export type By = { readonly officer: string } | { readonly citizen: number } | 'system';

/** An act with everything it asks for that a rule can say beforehand. */
export type Deed =
  | {
      readonly act: 'file';
      readonly matter: Matter;
      readonly channel: Channel;
      readonly person: number;
      readonly sample: Sample;
      readonly centre: string;
      readonly delivery: Delivery;
      /** At the desk: whether papers are scanned, or seen and kept on paper. */
      readonly scanned: boolean;
    }
  | { readonly act: 'refuse' | 'draft-decision'; readonly ground: number | null }
  | { readonly act: 'ask-supplement'; readonly items: readonly Omit<SupplementItem, 'label'>[] }
  | { readonly act: 'answer-supplement'; readonly items: readonly Omit<SupplementItem, 'label'>[] }
  | { readonly act: 'assign'; readonly to: string }
  | { readonly act: 'advance'; readonly to: string }
  | { readonly act: 'consult'; readonly agency: string; readonly due: Instant }
  | { readonly act: 'answer-consultation'; readonly seq: number; readonly agrees: boolean }
  | { readonly act: 'arrange-visit'; readonly when: Instant }
  | { readonly act: 'extend'; readonly until: Instant }
  | { readonly act: 'answer-objection'; readonly seq: number; readonly upheld: boolean }
  | { readonly act: PlainAct };

/** Acts that ask for nothing but the dossier. */
export type PlainAct =
  | 'accept'
  | 'hand-over'
  | 'claim'
  | 'send-back'
  | 'sign'
  | 'number'
  | 'return-result'
  | 'correct'
  | 'withdraw'
  | 'stop'
  | 'close'
  | 'contest'
  | 'note';

/** One act to be done: what the simulator hands to the program. */
export interface Planned {
  readonly at: Instant;
  readonly code: string;
  /** Which act of its dossier it is, from 1: as its row in the trail will be numbered. */
  readonly seq: number;
  readonly by: By;
  readonly deed: Deed;
  /** The agency that resolves it. */
  readonly competent: string;
  /** Whose dossier it is. */
  readonly person: number;
}

export const agencyAt = ({ at }: Pick<ProcessStep, 'at'>, centre: string, competent: string): string =>
  at === 'centre' ? centre : at === 'competent' ? competent : at;
