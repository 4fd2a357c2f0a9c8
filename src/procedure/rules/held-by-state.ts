import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Component } from './content.ts';

/** A line of NQ 66.7/2025/NQ-CP, Phụ lục I, for one procedure. */
export interface Substitution {
  /** Null on eight lines of the annex's text: the paper is not named. */
  paper: string | null;
  database: string;
  databaseOwner: string;
  legalDocument: string;
  article: string | null;
  instrument: string;
  validFrom: LocalDate;
  /** The last day it holds. */
  validTo: LocalDate;
}

export interface Held {
  /** The database that has it. */
  from: string;
  owner: string | null;
  ground: string;
  /** The article that asked for the paper, now answered by data. */
  replaces: string | null;
  until: LocalDate | null;
  /** The annex says only part of the paper is replaced. */
  partly: boolean;
}

/** Papers that are one paper under several names; two texts that meet in one row speak of the same. */
const SAME_PAPER: readonly string[][] = [
  ['can cuoc', 'cccd', 'cmnd', 'chung minh nhan dan', 'giay to tuy than', 'giay to phap ly'],
  ['noi cu tru', 'thuong tru', 'tam tru', 'ho khau', 'thong tin cu tru'],
  ['giay khai sinh'],
  ['ket hon', 'tinh trang hon nhan'],
  ['chung tu', 'khai tu', 'bao tu'],
  ['dang ky doanh nghiep', 'dang ky kinh doanh', 'dang ky hop tac xa', 'dang ky ho kinh doanh'],
  ['quyen su dung dat', 'cho o hop phap', 'quyen so huu nha'],
  ['kham suc khoe', 'du suc khoe'],
  ['giay phep lai xe'],
  ['dang ky xe'],
  ['ly lich tu phap'],
  ['bao hiem y te'],
  ['bao hiem xa hoi'],
];
const WRITTEN = /^(to khai|don |mau |giay de nghi|van ban uy quyen|van ban de nghi)/;

const kinds = (text: string): number[] => {
  const folded = fold(text);
  return SAME_PAPER.flatMap((names, index) => (names.some((name) => folded.includes(name)) ? [index] : []));
};

const inForce = (date: LocalDate, { validFrom, validTo }: Pick<Substitution, 'validFrom' | 'validTo'>) =>
  validFrom <= date && date <= validTo;

/** When NQ 66.7/2025/NQ-CP holds: a component's own note citing it ends with it. */
const RESOLUTION = { number: '66.7/2025', validFrom: '2026-01-01' as LocalDate, validTo: '2027-02-28' as LocalDate };

function byAnnex(component: Component, substitutions: readonly Substitution[], date: LocalDate): Held | undefined {
  if (component.form || WRITTEN.test(fold(component.name))) return undefined;
  const wanted = kinds(component.name);
  const line = substitutions.find(
    (one) => one.paper && inForce(date, one) && kinds(one.paper).some((kind) => wanted.includes(kind)),
  );
  if (!line) return undefined;
  return {
    from: line.database,
    owner: line.databaseOwner,
    ground: `NQ ${line.instrument}, Phụ lục I`,
    replaces: [line.article, line.legalDocument].filter(Boolean).join(' ') || null,
    until: line.validTo,
    partly: /thay thế 1 phần/i.test(`${line.paper} ${line.database}`),
  };
}

/** Where the State already holds what a component asks for, and on what ground it need not be handed in; or nothing. */
export function heldByState(
  component: Component,
  substitutions: readonly Substitution[],
  date: LocalDate,
): Held | undefined {
  const annexed = byAnnex(component, substitutions, date);
  if (annexed) return annexed;
  const { obtainableFrom: from, obtainableBasis: ground } = component;
  if (!from || !ground) return undefined;
  const dated = ground.includes(RESOLUTION.number);
  if (dated && !inForce(date, RESOLUTION)) return undefined;
  return { from, owner: null, ground, replaces: null, until: dated ? RESOLUTION.validTo : null, partly: false };
}
