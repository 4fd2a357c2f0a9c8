import type { RegisterRow } from '#desk/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { formatDay, formatTime } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';

/** The columns of Mẫu 07 but the signature, which is made by hand. */
export const COLUMNS = [
  'number',
  'code',
  'procedure',
  'sets',
  'applicant',
  'contact',
  'handler',
  'received',
  'due',
  'sent',
  'resultReceived',
  'returned',
  'resultBy',
  'note',
] as const;

const moment = (language: Language, at: Instant | null): string =>
  at === null ? '' : `${formatTime(at)} ${formatDay(language, dateAt(at))}`;

/** What a row of the register notes beside its dates. */
export const noteOf = (language: Language, { ending, isExtended }: RegisterRow): string => {
  const { notes } = languages[language].register;
  return [ending ? notes[ending] : '', isExtended ? notes.extended : ''].filter(Boolean).join('; ');
};

/** A row as words, in the order of the columns. */
export const cellsOf = (language: Language, row: RegisterRow, number: number): string[] => [
  ...[String(number), row.code, row.procedureName, String(row.sets), row.ownerName],
  ...[[row.address, row.ownerPhone].filter(Boolean).join(', '), row.competentName[language]],
  ...[row.receivedAt, row.due, row.sentAt, row.resultAt, row.returnedAt].map((at) => moment(language, at)),
  ...[languages[language].register.resultBy[row.delivery.how], noteOf(language, row)],
];
