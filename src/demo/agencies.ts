import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assignCompetence,
  type CompetenceWish,
  foundAgency,
  hoursOf,
  type NewAgency,
  reorganise,
  setHours,
  setSign,
  signOf,
  unitByCode,
  unitNameInside,
  type Week,
} from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import type { Acting, Actor } from '#db/transaction.ts';
import type { Outcome } from '#kernel/outcome.ts';
import type { RefusalCode } from '#words/refusal.ts';
import { type DemoAgencies, demoAgencies } from './agencies-file.ts';

const SEEDER: Actor = 'system:demo';

/**
 * The demonstration province: Quảng Ngãi with its departments, six communes and the agencies before them, by the real
 * acts. Safe to repeat: what is there already is let be. Needs the units (importUnits) first.
 */
export async function seedAgencies(app: Acting, folder = 'data'): Promise<void> {
  const read = demoAgencies(JSON.parse(readFileSync(join(folder, 'demo/agencies.json'), 'utf8')), '');
  const reader = app.db.forRealm(app.realm);
  const communes = await Promise.all(read.communes.map((one) => communeOf(reader, one, read)));
  for (const wish of [...read.agencies.map(asAgency), ...communes.flatMap((one) => one.agencies)])
    accept(await foundAgency(app, SEEDER, wish), 'agency-code-taken');
  for (const wish of read.ended)
    accept(
      await reorganise(app, SEEDER, {
        ...{ agency: wish.agency, day: wish.day, basis: wish.basis },
        successors: wish.successors.map(({ code, matter }) => ({ code, ...(matter ? { matter } : {}) })),
      }),
      'agency-closed',
    );
  await seedHours(app, reader, read);
  await seedSigns(app, reader, read);
  for (const wish of [...read.competence.map(asCompetence), ...communes.flatMap((one) => one.competence)])
    accept(await assignCompetence(app, SEEDER, wish), 'competence-overlaps');
}

/** A refusal that says the work is done already is good; any other is a fault in the demonstration's data. */
function accept(outcome: Outcome<unknown>, done: RefusalCode): void {
  if (!outcome.ok && outcome.code !== done)
    throw new Error(`data/demo/agencies.json: ${outcome.code} ${JSON.stringify(outcome.facts)}`);
}

const asAgency = (one: DemoAgencies['agencies'][number]): NewAgency => ({
  ...{ code: one.code, kind: one.kind, level: one.level, nameVi: one.vi, nameEn: one.en, parent: one.parent },
  ...{ placeLevel: one.place.level, placeCode: one.place.code, address: one.address, phone: null },
  ...{ codeIsDemo: one.codeIsDemo, basis: one.basis, validFrom: one.from },
});

const asCompetence = (one: DemoAgencies['competence'][number]): CompetenceWish => ({
  ...{ agency: one.agency, level: one.level, validFrom: one.from, basis: one.basis },
  ...(one.field ? { field: one.field } : {}),
  ...(one.procedure ? { procedure: one.procedure } : {}),
});

async function seedHours(app: Acting, reader: Reader, read: DemoAgencies): Promise<void> {
  for (const { agency, purpose, from, week, basis } of read.hours) {
    const wish = Array.from({ length: 8 }, (_, day) => (week[day] ?? []).map(session)) satisfies Week;
    const now = await hoursOf(reader, app.realm, agency, from, purpose);
    if (now.setBy === agency && JSON.stringify(now.week) === JSON.stringify(wish)) continue;
    accept(await setHours(app, SEEDER, { agency, purpose, validFrom: from, week: wish, basis }), 'incident');
  }
}

async function seedSigns(app: Acting, reader: Reader, { signs }: DemoAgencies): Promise<void> {
  for (const { agency, sign, from, basis } of signs) {
    const now = await signOf(reader, app.realm, agency, from);
    if (now.isRegistered && now.sign === sign) continue;
    accept(await setSign(app, SEEDER, { agency, sign, validFrom: from, basis }), 'incident');
  }
}

const session = (text: string) => {
  const [opens = 0, closes = 0] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return { opens, closes };
};

interface Commune {
  readonly agencies: readonly NewAgency[];
  readonly competence: readonly CompetenceWish[];
}

/** The committee of a commune with its centre, its rooms and the police beside it (NĐ 150/2025/NĐ-CP). */
async function communeOf(
  reader: Reader,
  { code, unit: unitCode }: DemoAgencies['communes'][number],
  read: DemoAgencies,
): Promise<Commune> {
  const { communeFrom: from, communeBasis, partsBasis } = read;
  const unit = await unitByCode(reader, 'commune', unitCode, from);
  if (!unit) throw new Error(`data/demo/agencies.json: ${unitCode} is not in the reference data; import units first`);
  const names = { vi: unitNameInside('vi', unit), en: unitNameInside('en', unit) };
  const make = (own: Pick<NewAgency, 'code' | 'kind' | 'parent' | 'basis' | 'nameVi' | 'nameEn'>): NewAgency => ({
    ...{ ...own, level: 'commune', placeLevel: 'commune', placeCode: unitCode, validFrom: from },
    ...{ address: `${names.vi[0]?.toUpperCase()}${names.vi.slice(1)}, tỉnh Quảng Ngãi`, phone: null, codeIsDemo: true },
  });
  const police = `${read.police.parent}.${read.police.firstSuffix + read.communes.findIndex((one) => one.code === code)}`;
  const parts = read.communeParts.filter(({ only }) => !only || only.includes(unit.type));
  const agencies = [
    make({
      ...{ code, kind: 'committee', parent: 'H48', basis: communeBasis },
      ...{ nameVi: `Ủy ban nhân dân ${names.vi}`, nameEn: `People's Committee of ${names.en}` },
    }),
    ...parts.map(({ suffix, kind, vi, en }) =>
      make({
        ...{ code: `${code}.${suffix}`, kind, parent: code, basis: partsBasis },
        ...{ nameVi: vi.replace('{unit}', names.vi), nameEn: en.replace('{unit}', names.en) },
      }),
    ),
    make({
      ...{ code: police, kind: 'police', parent: read.police.parent, basis: partsBasis },
      ...{ nameVi: `Công an ${names.vi}`, nameEn: `Police of ${names.en}` },
    }),
  ];
  const competence = read.communeCompetence.flatMap((rule) =>
    (rule.fields ?? ['']).map(
      (field): CompetenceWish => ({
        agency: rule.police ? police : [code, rule.suffix].filter(Boolean).join('.'),
        ...{ level: 'commune', place: { level: 'commune', code: unitCode }, validFrom: from },
        basis: read.communeCompetenceBasis,
        ...(field ? { field } : {}),
      }),
    ),
  );
  return { agencies, competence };
}
