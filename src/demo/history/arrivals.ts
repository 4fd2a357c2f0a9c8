import { isOpen } from '#deadline/index.ts';
import { type Channel, type Dossier, dossierCode } from '#dossier/index.ts';
import { addDays, dateAt, type Instant, instant, instantOf, type LocalDate, MINUTE_MS, weekday } from '#kernel/time.ts';
import { ofPerson } from './answers.ts';
import { type Around, calendarAt, type KeptFile, type Life } from './life.ts';
import { type Invented, inventPerson } from './people.ts';
import { type Random, random } from './random.ts';
import { answerLimit } from './story.ts';
import type { Door, Matter, Period, World } from './world.ts';

/** How many dossiers come on each day: few on a Sunday, more on a Monday; the sum is `count`. */
export function daysOf({ from, until }: Period, count: number, dice: Random): { day: LocalDate; count: number }[] {
  const WEIGHTS = [0, 1.25, 1.1, 1, 1, 0.95, 0.25, 0.1];
  const days: { day: LocalDate; weight: number }[] = [];
  for (let day = dateAt(from); day <= dateAt(until); day = addDays(day, 1))
    days.push({ day, weight: (WEIGHTS[weekday(day)] ?? 1) * (0.85 + 0.3 * dice.next()) });
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  let [passed, given] = [0, 0];
  return days.map(({ day, weight }) => {
    passed += weight;
    const due = Math.round((passed / total) * count) - given;
    given += due;
    return { day, count: due };
  });
}

interface Drawn {
  readonly dice: Random;
  readonly matter: Matter;
  readonly door: Door;
  readonly channel: Channel;
  readonly at: Instant;
}

/** What comes on one day, in the order in which it comes. */
export function drawDay(
  { matters }: World,
  around: Around,
  { day, count, first, seed }: { day: LocalDate; count: number; first: number; seed: number },
): Drawn[] {
  const drawn = Array.from({ length: count }, (_, index): Drawn => {
    const dice = random(seed, first + index);
    // The first matters of the list are the common ones: half of all work is a fifth of the kinds.
    const matter = matters[Math.floor(matters.length * dice.next() ** 1.8)] as Matter;
    const door = (dice.chance(0.94) ? matter.doors[0] : dice.pick(matter.doors)) as Door;
    const last = Math.min(22 * 60 * MINUTE_MS, around.until - instantOf(day));
    const at = instant(instantOf(day) + dice.between(Math.min(last, 6 * 60 * MINUTE_MS), last));
    const atDesk = dice.chance(0.4) && isOpen(calendarAt(around, door.centre), at);
    return { dice, matter, door, at, channel: atDesk ? (dice.chance(0.9) ? 1 : 3) : 2 };
  });
  return drawn.sort((a, b) => a.at - b.at);
}

/** Connections that write at the same time. */
export const LANES = 2;

/** Each agency has its lane: what two connections write never waits for the other. */
export const laneOf = (competent: string): number =>
  [...competent].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9_973, 7) % LANES;

/** The last so many who came are enough to come again, and a million would fill the memory. */
const KNOWN = 20_000;

/** Remembers who came before, lane by lane; somebody in three is known already. */
export class Town {
  #next: number;
  readonly #known: Invented[][] = Array.from({ length: LANES }, () => []);
  constructor(first: number) {
    this.#next = first;
  }
  meet(lane: number, at: Instant, dice: Random): { person: Invented; isNewPerson: boolean } {
    const known = this.#known[lane] as Invented[];
    if (known.length > 0 && dice.chance(0.35)) return { person: dice.pick(known), isNewPerson: false };
    const person = inventPerson(this.#next, at, dice);
    this.#next += 1;
    if (known.length < KNOWN) known.push(person);
    else known[this.#next % KNOWN] = person;
    return { person, isNewPerson: true };
  }
}

/** A dossier as it is on the day it was handed in: its first act, its papers, its row. */
export function arrive(drawn: Drawn, around: Around, town: Town, place: number): Life {
  const { dice, matter, door, channel, at } = drawn;
  const who = town.meet(laneOf(matter.competent), at, dice);
  const sample = dice.pick(matter.samples);
  const officer = channel === 2 ? '' : dice.pick(around.staff('receiver', door.centre)).id;
  const by = channel === 2 ? `citizen:${who.person.id}` : `officer:${officer}`;
  const life: Life = {
    ...{
      place,
      matter,
      door,
      sample,
      ...who,
      dice,
      at,
      trail: [],
      papers: [],
      visits: [],
      requests: [],
      decisions: [],
    },
    earlier: [],
    dossier: rowOf(drawn, who.person, sample, by, place),
  };
  const files = handIn(life, around, by);
  life.dossier = { ...life.dossier, answerDue: answerLimit(life, around) };
  life.trail.push({
    ...{ at, actor: by, act: 'dossier-submit' },
    facts: {
      ...{ procedure: matter.procedure, version: matter.version, form: matter.digest, channel },
      ...{ receiving: door.centre, competent: matter.competent, files: files.map(({ sha256 }) => sha256) },
    },
  });
  if (channel !== 2) life.at = instant(at + dice.between(20, 90));
  return life;
}

function rowOf(
  { matter, door, channel, at, dice }: Drawn,
  person: Invented,
  sample: Life['sample'],
  by: string,
  place: number,
): Dossier {
  const own = Object.entries(ofPerson(person)).filter(([name]) => Object.hasOwn(sample.answers, name));
  const how = channel === 1 ? 'centre' : dice.chance(0.7) ? 'electronic' : 'centre';
  return {
    ...{ code: String(place), procedure: matter.procedure, version: matter.version, procedureName: matter.name },
    ...{ formDigest: matter.digest, person: person.id, ownerName: person.name, ownerNumber: person.number },
    ...{ ownerPhone: person.phone, ownerEmail: null, madeBy: by, authority: null, channel, state: 'submitted' },
    ...{ answers: { ...sample.answers, ...Object.fromEntries(own) }, given: {} },
    delivery: how === 'electronic' ? { how } : { how, where: door.centre },
    ...{
      receivingAgency: door.centre,
      competentAgency: matter.competent,
      elsewhere: door.elsewhere,
      scope: door.scope,
    },
    ...{
      process: matter.process,
      step: null,
      stepDue: null,
      holderAgency: door.centre,
      holder: null,
      term: matter.term,
    },
    ...{ submittedAt: at, answerDue: null, receivedAt: null, competentAt: null, due: null, originalDue: null },
    ...{
      provisional: false,
      endedAt: null,
      ownerUnit: null,
      ownerScope: null,
      asked: [],
      contested: false,
      revision: 1,
    },
  };
}

function handIn(life: Life, { files }: Around, by: string): KeptFile[] {
  const { sample, dossier, dice, at, papers } = life;
  const common = { at, by, round: 0, replacedBy: null };
  const handed: KeptFile[] = [];
  for (const component of sample.needed) {
    const [id, file] = [dice.uuid(at), dice.pick(files)];
    handed.push(file);
    const origin = dossier.channel === 1 ? 'desk' : 'citizen';
    papers.push({ ...common, id, component: component.id, origin, kind: 'file', file, name: file.name });
  }
  for (const component of sample.held)
    papers.push({
      ...{ ...common, id: dice.uuid(at), component: component.id, origin: 'data', kind: 'data', file: null },
      name: component.label.vi,
    });
  return handed;
}

/** The code is given when it is known which number of the day it is (NĐ 118/2025 Đ28). */
export function giveCode(life: Life, number: number): void {
  const { competent } = life.matter;
  life.dossier = { ...life.dossier, code: dossierCode(competent, dateAt(life.dossier.submittedAt), number) };
}
