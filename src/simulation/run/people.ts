import type { Acting, Actor } from '#db/transaction.ts';
import { type Invented, inventPerson } from '#demo/history/people.ts';
import { random } from '#demo/history/random.ts';
import { type Citizen, knowPerson, signInCitizen } from '#identity/index.ts';
import { type Instant, localDate } from '#kernel/time.ts';

const ISSUER = 'https://mo-phong.motcua.invalid';

/** The invented people of a run: known to the program from their first act on, from the desk or by electronic identity. */
export class People {
  readonly #known = new Map<number, Promise<Citizen>>();
  readonly #seed: number;
  constructor(seed: number) {
    this.#seed = seed;
  }

  invented(place: number): Invented {
    return inventPerson(place, 0 as Instant, random(this.#seed, -9_000_000 - place));
  }

  /** `by`: the officer who meets them at the desk; without, they sign in themselves. */
  meet(app: Acting, place: number, by?: Actor): Promise<Citizen> {
    const known = this.#known.get(place);
    if (known) return known;
    const met = this.#makeKnown(app, place, by);
    this.#known.set(place, met);
    return met;
  }

  async #makeKnown(app: Acting, place: number, by: Actor | undefined): Promise<Citizen> {
    const { name, number, birth } = this.invented(place);
    const id = by ? await atDesk(app, by, { name, number, birth }) : await byEId(app, { name, number, birth });
    return { kind: 'citizen', id, name, account: 'citizen', personalNumber: number, organisationNumber: null };
  }
}

type Known = Pick<Invented, 'name' | 'number' | 'birth'>;

async function atDesk(app: Acting, by: Actor, { name, number, birth }: Known): Promise<string> {
  const met = await knowPerson(app, by, { personalNumber: number, fullName: name, birthDate: localDate(birth) });
  if (!met.ok) throw new Error(`${number}: ${met.code}`);
  return met.value;
}

async function byEId(app: Acting, { name, number, birth }: Known): Promise<string> {
  const nothing = { TechID: null, MaSoThue: null, MaSoDoanhNghiep: null, TenDoanhNghiep: null, loginIdp: null };
  const who = { sub: number, LoaiTaiKhoan: '1', HoVaTen: name, SoDinhDanh: number, loAs: null } as const;
  const claims = { ...nothing, ...who, NgayThangNamSinh: birth.replaceAll('-', '') };
  const met = await signInCitizen(app, { issuer: ISSUER, claims });
  if (!met.ok) throw new Error(`${number}: ${met.code}`);
  return met.value.person;
}
