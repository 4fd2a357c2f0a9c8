import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AgencyFile, importAgencies, unitByCode, unitNameInside } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import type { Acting, Actor } from '#db/transaction.ts';
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
  const done = await importAgencies({ ...app, read: reader }, SEEDER, {
    ...read,
    agencies: [...read.agencies, ...communes.flatMap(({ agencies }) => agencies)],
    competence: [...read.competence, ...communes.flatMap(({ competence }) => competence)],
  });
  if ('bad' in done) throw new Error(`data/demo/agencies.json: ${JSON.stringify(done.bad)}`);
}

type Entry<K extends keyof AgencyFile> = NonNullable<AgencyFile[K]>[number];

interface Commune {
  readonly agencies: readonly Entry<'agencies'>[];
  readonly competence: readonly Entry<'competence'>[];
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
  const make = (
    own: Pick<Entry<'agencies'>, 'code' | 'kind' | 'parent' | 'basis' | 'vi' | 'en'>,
  ): Entry<'agencies'> => ({
    ...{ ...own, level: 'commune', place: { level: 'commune', code: unitCode }, from },
    ...{ address: `${names.vi[0]?.toUpperCase()}${names.vi.slice(1)}, tỉnh Quảng Ngãi`, phone: null, codeIsDemo: true },
  });
  const police = `${read.police.parent}.${read.police.firstSuffix + read.communes.findIndex((one) => one.code === code)}`;
  const parts = read.communeParts.filter(({ only }) => !only || only.includes(unit.type));
  const agencies = [
    make({
      ...{ code, kind: 'committee', parent: 'H48', basis: communeBasis },
      ...{ vi: `Ủy ban nhân dân ${names.vi}`, en: `People's Committee of ${names.en}` },
    }),
    ...parts.map(({ suffix, kind, vi, en }) =>
      make({
        ...{ code: `${code}.${suffix}`, kind, parent: code, basis: partsBasis },
        ...{ vi: vi.replace('{unit}', names.vi), en: en.replace('{unit}', names.en) },
      }),
    ),
    make({
      ...{ code: police, kind: 'police', parent: read.police.parent, basis: partsBasis },
      ...{ vi: `Công an ${names.vi}`, en: `Police of ${names.en}` },
    }),
  ];
  const competence = read.communeCompetence.flatMap((rule) =>
    (rule.fields ?? ['']).map(
      (field): Entry<'competence'> => ({
        agency: rule.police ? police : [code, rule.suffix].filter(Boolean).join('.'),
        ...{ level: 'commune', place: { level: 'commune', code: unitCode }, from },
        ...{ basis: read.communeCompetenceBasis, field: field || null, procedure: null },
      }),
    ),
  );
  return { agencies, competence };
}
