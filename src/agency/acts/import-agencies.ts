import type { Reader } from '#db/pool.server.ts';
import type { Acting, Actor } from '#db/transaction.ts';
import type { Outcome, Refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import { hoursOf } from '../questions.ts';
import type { AgencyFile } from '../rules/agency-file.ts';
import type { Week } from '../rules/hours.ts';
import { agencyByCode } from '../sql/agencies.ts';
import { signOf } from '../sql/signs.ts';
import { assignCompetence, type CompetenceWish } from './assign-competence.ts';
import { foundAgency, type NewAgency } from './found-agency.ts';
import { reorganise } from './reorganise.ts';
import { setHours } from './set-hours.ts';
import { setSign } from './set-sign.ts';

/** What a file changed; what stood so already is not counted. */
export interface AgenciesImported {
  readonly founded: number;
  readonly ended: number;
  readonly hours: number;
  readonly signs: number;
  readonly competence: number;
}

/** The entry that cannot be, as a JSON pointer, and why. What came before it is done; the file mended is given again. */
export interface BadEntry {
  readonly at: string;
  readonly refused: Refused;
}

type Acts = Acting & { readonly read: Reader };
type Done = Outcome<unknown> | 'stands';

/**
 * Brings a province's agencies to what a file says, by the acts a province does it by: founding, hours, signs, competence,
 * ending with successors. Safe to repeat: what stands is let be.
 */
export async function importAgencies(
  app: Acts,
  actor: Actor,
  file: AgencyFile,
): Promise<{ readonly done: AgenciesImported } | { readonly bad: BadEntry }> {
  const counts = { founded: 0, ended: 0, hours: 0, signs: 0, competence: 0 };
  const parts = [
    ['agencies', 'founded', file.agencies?.map((one) => () => found(app, actor, asAgency(one)))],
    ['hours', 'hours', file.hours?.map((one) => () => hours(app, actor, one))],
    ['signs', 'signs', file.signs?.map((one) => () => sign(app, actor, one))],
    ['competence', 'competence', file.competence?.map((one) => () => competence(app, actor, asCompetence(one)))],
    // Last: with an agency ends what it settles, and its successors have it.
    ['ended', 'ended', file.ended?.map((one) => () => end(app, actor, one))],
  ] as const;
  for (const [part, counted, works] of parts)
    for (const [at, work] of (works ?? []).entries()) {
      const done = await work();
      if (done === 'stands') continue;
      if (!done.ok) return { bad: { at: `/${part}/${at}`, refused: done } };
      counts[counted] += 1;
    }
  return { done: counts };
}

type Entry<K extends keyof AgencyFile> = NonNullable<AgencyFile[K]>[number];

const asAgency = (one: Entry<'agencies'>): NewAgency => ({
  ...{ code: one.code, kind: one.kind, level: one.level, nameVi: one.vi, nameEn: one.en, parent: one.parent },
  ...{ placeLevel: one.place.level, placeCode: one.place.code, address: one.address, phone: one.phone },
  ...{ codeIsDemo: one.codeIsDemo ?? false, basis: one.basis, validFrom: one.from },
});

const asCompetence = (one: Entry<'competence'>): CompetenceWish => ({
  ...{ agency: one.agency, level: one.level, validFrom: one.from, basis: one.basis },
  ...(one.field ? { field: one.field } : {}),
  ...(one.procedure ? { procedure: one.procedure } : {}),
  ...(one.place ? { place: one.place } : {}),
});

/** A code that another agency has is no repeat. */
async function found(app: Acts, actor: Actor, wish: NewAgency): Promise<Done> {
  const known = await agencyByCode(app.read, app.realm, wish.code);
  if (known?.nameVi === wish.nameVi && known.validFrom === wish.validFrom) return 'stands';
  return foundAgency(app, actor, wish);
}

async function hours(app: Acts, actor: Actor, { agency, purpose, from, week, basis }: Entry<'hours'>): Promise<Done> {
  const wish = Array.from({ length: 8 }, (_, day) => (week[day] ?? []).map(session)) satisfies Week;
  const now = await hoursOf(app.read, app.realm, agency, from, purpose);
  if (now.setBy === agency && JSON.stringify(now.week) === JSON.stringify(wish)) return 'stands';
  return setHours(app, actor, { agency, purpose, validFrom: from, week: wish, basis });
}

const session = (text: string) => {
  const [opens = 0, closes = 0] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return { opens, closes };
};

async function sign(app: Acts, actor: Actor, one: Entry<'signs'>): Promise<Done> {
  const now = await signOf(app.read, app.realm, one.agency, one.from);
  if (now.isRegistered && now.sign === one.sign) return 'stands';
  return setSign(app, actor, { agency: one.agency, sign: one.sign, validFrom: one.from, basis: one.basis });
}

async function end(app: Acts, actor: Actor, { agency, day, basis, successors }: Entry<'ended'>): Promise<Done> {
  if ((await endsOn(app, agency)) === day) return 'stands';
  const heirs = successors.map(({ code, matter }) => ({ code, ...(matter ? { matter } : {}) }));
  return reorganise(app, actor, { agency, day, basis, successors: heirs });
}

const endsOn = async (app: Acts, code: string): Promise<LocalDate | null | undefined> =>
  (await agencyByCode(app.read, app.realm, code))?.validTo;

/** Has just this matter already, or had it before it ended. What another has is refused. */
async function competence(app: Acts, actor: Actor, wish: CompetenceWish): Promise<Done> {
  const done = await assignCompetence(app, actor, wish);
  if (done.ok || done.code !== 'competence-overlaps') return done;
  const had = done.facts['agency'] === wish.agency || (await endsOn(app, wish.agency)) !== null;
  return had ? 'stands' : done;
}
