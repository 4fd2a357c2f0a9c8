import { createHash } from 'node:crypto';
import { formatInstant, type Instant } from '#kernel/time.ts';
import { type BoardPage, lastDayOf, type Period } from '#scorecard/index.ts';
import { languages } from '#words/index.ts';
import { OPEN_COLUMNS } from './open-data.ts';
import { OPEN_FILES, type OpenFile, openFile } from './open-files.ts';

/** DCAT-AP 3: the vocabulary of European portals, which the DCAT of W3C underlies; CSVW tells what the columns hold. */
const CONTEXT = {
  adms: 'http://www.w3.org/ns/adms#',
  csvw: 'http://www.w3.org/ns/csvw#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const EVERY = { month: 'MONTHLY', quarter: 'QUARTERLY', year: 'ANNUAL' } as const;
const DATATYPES = { text: 'string', integer: 'integer', decimal: 'decimal' } as const;

export interface About {
  readonly origin: string;
  readonly realm: string;
  /** `Ủy ban nhân dân tỉnh Quảng Ngãi` */
  readonly publisher: string;
  readonly place: string;
  /** The address of a licence. */
  readonly licence: string | undefined;
  readonly now: Instant;
}

const both = (vi: string, en: string) => [
  { '@language': 'vi', '@value': vi },
  { '@language': 'en', '@value': en },
];
const typed = (type: string, value: string) => ({ '@type': `xsd:${type}`, '@value': value });
const named = (id: string) => ({ '@id': id });

/** Of a frozen period, whose bytes do not change: how many they are and their digest. */
function digested(kind: OpenFile['kind'], page: BoardPage, about: About) {
  if (page.board.frozenAt === null) return {};
  const bytes = openFile(kind, page, about);
  return {
    'dcat:byteSize': typed('nonNegativeInteger', String(bytes.length)),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': named('spdx:checksumAlgorithm_sha256'),
      'spdx:checksumValue': typed('hexBinary', createHash('sha256').update(bytes).digest('hex')),
    },
  };
}

const columns = () =>
  OPEN_COLUMNS.map(({ name, type }) => ({
    ...{ '@type': 'csvw:Column', 'csvw:name': name, 'csvw:datatype': DATATYPES[type] },
    'dct:description': both(languages.vi.board.column[name], languages.en.board.column[name]),
  }));

/** Nothing where the province has not said under which licence. */
const licensed = ({ licence }: About) => (licence ? { 'dct:license': named(licence) } : {});

function distributionOf({ kind, mediaType }: OpenFile, page: BoardPage, about: About) {
  const address = `${about.origin}/bang-diem/so-lieu.${kind}?ky=${page.board.period.key}`;
  return {
    ...{ '@id': address, '@type': 'dcat:Distribution', 'dct:title': both(kind.toUpperCase(), kind.toUpperCase()) },
    ...{ 'dcat:accessURL': named(address), 'dcat:downloadURL': named(address) },
    'dcat:mediaType': named(`https://www.iana.org/assignments/media-types/${mediaType}`),
    ...licensed(about),
    ...(kind === 'csv' ? { 'csvw:tableSchema': { '@type': 'csvw:Schema', 'csvw:column': columns() } } : {}),
    ...digested(kind, page, about),
  };
}

const spanOf = (period: Period) => ({
  ...{ '@type': 'dct:PeriodOfTime', 'dcat:startDate': typed('date', period.from) },
  'dcat:endDate': typed('date', lastDayOf(period)),
});

/** A catalogue of one data set, the board of a period, as its three files. */
export function catalogueOf(page: BoardPage, about: About) {
  const { vi, en } = languages;
  const { period, frozenAt } = page.board;
  const board = `${about.origin}/bang-diem`;
  const publisher = {
    '@id': `${about.origin}/co-quan/${about.realm}`,
    '@type': 'foaf:Agent',
    'foaf:name': about.publisher,
  };
  return {
    ...{ '@context': CONTEXT, '@id': `${board}/du-lieu.jsonld`, '@type': 'dcat:Catalog' },
    'dct:title': both(vi.board.catalogue(about.place), en.board.catalogue(about.place)),
    'dct:description': both(vi.score.lead, en.score.lead),
    'dct:publisher': publisher,
    ...{ 'foaf:homepage': named(board), ...licensed(about) },
    'dct:language': named(`${AUTHORITY}/language/VIE`),
    'dcat:dataset': [
      {
        ...{
          '@id': `${board}?ky=${period.key}`,
          '@type': 'dcat:Dataset',
          'dct:identifier': `${about.realm}/bang-diem/${period.key}`,
        },
        'dct:title': both(vi.board.dataset(about.place, period.key), en.board.dataset(about.place, period.key)),
        'dct:description': both(vi.board.datasetText, en.board.datasetText),
        ...{
          'dct:publisher': publisher,
          'dct:temporal': spanOf(period),
          'dcat:landingPage': named(`${board}?ky=${period.key}`),
        },
        'dct:modified': typed('dateTime', formatInstant(frozenAt ?? about.now)),
        'dct:accrualPeriodicity': named(`${AUTHORITY}/frequency/${EVERY[period.kind]}`),
        'dcat:theme': named(`${AUTHORITY}/data-theme/GOVE`),
        'dct:accessRights': named(`${AUTHORITY}/access-right/PUBLIC`),
        'adms:status': named(`http://purl.org/adms/status/${frozenAt === null ? 'UnderDevelopment' : 'Completed'}`),
        'dcat:distribution': OPEN_FILES.map((one) => distributionOf(one, page, about)),
      },
    ],
  };
}
