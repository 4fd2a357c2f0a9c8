/** The kinds of file the program receives and serves; anything else is refused at the door. */
export const fileTypes = ['pdf', 'jpeg', 'png', 'webp', 'heic', 'docx', 'xlsx', 'zip', 'xml'] as const;
export type FileType = (typeof fileTypes)[number];

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What a browser is told: always from what the bytes are, never from what a sender claimed. */
export const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  zip: 'application/zip',
  xml: 'application/xml',
};

/** The ending a saved file gets. */
export const endings: Readonly<Record<FileType, string>> = {
  pdf: '.pdf',
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  heic: '.heic',
  docx: '.docx',
  xlsx: '.xlsx',
  zip: '.zip',
  xml: '.xml',
};

/** As a person reads it: `PDF, JPEG, PNG`. */
export const typeNames = (types: readonly FileType[]): string => types.map((one) => one.toUpperCase()).join(', ');

/** For `<input type="file" accept="…">`. */
export const acceptAttribute = (types: readonly FileType[]): string =>
  types.flatMap((one) => [mediaTypes[one], endings[one]]).join(',');
