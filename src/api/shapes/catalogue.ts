import { AGENCY_KINDS } from '#agency/index.ts';
import { anything, day, list, moment, named, nullable, object, oneOf, pageOf, text, whole, yesNo } from '../schema.ts';
import { LEVELS, Names } from './common.ts';

export const ProcedureLine = named(
  'ProcedureLine',
  object({
    code: text(),
    name: text(),
    kind: oneOf(['standard', 'local', 'internal']),
    fields: list(text()),
    issuer: nullable(text()),
    province: nullable(text()),
    detailed: yesNo({ description: 'Whether the catalogue has more of it than its name.' }),
  }),
);
export const ProcedurePage = pageOf('ProcedurePage', ProcedureLine);

export const Procedure = named(
  'Procedure',
  object({
    code: text(),
    name: text(),
    kind: oneOf(['standard', 'local', 'internal']),
    fields: list(text()),
    issuer: nullable(text()),
    date: day({ description: 'The day asked about.' }),
    version: nullable(whole({ description: 'The version in force that day; null: only the name is known.' })),
    validFrom: nullable(day()),
    filing: nullable(
      object(
        { route: text({ description: '`here`: filed online in this province.' }), address: nullable(text()) },
        {},
        { description: 'Where it is filed online.' },
      ),
    ),
    content: {
      json: {
        type: ['object', 'null'],
        description:
          'What NĐ 63/2010 Đ8 asks a procedure to say: components, fees, term, steps, legal basis. As published.',
      },
    },
  }),
);

export const Form = named(
  'Form',
  object({
    procedure: text(),
    version: whole(),
    title: Names,
    answers: anything({ description: 'JSON Schema 2020-12 of the answers that are filed.' }),
    components: list(
      object({
        id: text({ description: 'The name of the part that carries its files.' }),
        label: Names,
        required: yesNo({ description: 'In every case. Others depend on the answers.' }),
        accept: list(text({ description: 'Media types.' })),
        limit: whole({ description: 'Bytes of one file.' }),
      }),
    ),
    declaration: Names,
    byCommune: yesNo({ description: 'Resolved by communes: `commune` must be said.' }),
  }),
);

export const AgencyLine = named(
  'AgencyLine',
  object({
    code: text(),
    oldCode: nullable(text()),
    kind: oneOf(AGENCY_KINDS),
    level: LEVELS,
    name: Names,
    parent: nullable(text()),
    placeLevel: LEVELS,
    placeCode: text(),
    validFrom: day(),
  }),
);
export const AgencyPage = pageOf('AgencyPage', AgencyLine);

export const Agency = named(
  'Agency',
  object({
    code: text(),
    oldCode: nullable(text()),
    kind: oneOf(AGENCY_KINDS),
    level: LEVELS,
    name: Names,
    parent: nullable(text()),
    placeLevel: LEVELS,
    placeCode: text(),
    address: nullable(text()),
    phone: nullable(text()),
    basis: text(),
    validFrom: day(),
    validTo: nullable(day()),
    successors: list(object({ code: text(), name: Names, day: day() }), { description: 'Who carries on its work.' }),
  }),
);

export const Token = named(
  'Token',
  object({ access_token: text(), token_type: oneOf(['Bearer']), expires_in: whole(), scope: text() }),
);

export const Tracked = named(
  'Tracked',
  object({
    code: text(),
    procedureName: text(),
    state: text(),
    national: whole({ minimum: 1, maximum: 10, description: 'The national status of a dossier.' }),
    holder: Names,
    stepName: nullable(text()),
    submittedAt: moment(),
    answerDue: nullable(moment()),
    due: nullable(moment()),
    asked: yesNo({ description: 'A supplement is awaited.' }),
  }),
);
