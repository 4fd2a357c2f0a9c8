import type { Words } from '../index.ts';

export const result: Words['result'] = {
  books: {
    title: 'Book of outgoing numbers',
    lead: 'Numbers given to results, by agency, year and kind. A number is given only after the one before it; a number given is never changed or removed.',
    none: 'Your office has no book yet.',
    book: (year, series) => `Year ${year}, kind ${series}`,
    last: (last) => `Last number: ${last}`,
    all: 'All books',
    next: 'Lower numbers',
    more: 'More books',
    initials:
      'The sign of the office is made of initials of its name, because none is registered yet. Numbers marked * use it.',
    column: {
      number: 'Number and sign',
      date: 'Issued on',
      title: 'Subject',
      signer: 'Signed by',
      recipient: 'Recipient',
      note: 'State',
    },
    note: {
      waiting: 'Not returned yet',
      returned: (day) => `Returned ${day}`,
      replaced: (number) => `Replaced by ${number}`,
      replacing: 'Being replaced',
      revoked: (day) => `Revoked ${day}`,
    },
  },
};
