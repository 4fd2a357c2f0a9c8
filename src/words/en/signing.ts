import type { Words } from '../index.ts';

export const signing: Words['signing'] = {
  title: 'Digital signatures of the result',
  part: { person: 'The leader signs', agency: 'The agency signs at issue' },
  waiting: 'Being signed',
  done: 'Signed',
  failed: 'Not signed',
  later: 'After it is numbered',
  again: 'Sign again',
  verdict: {
    good: 'The digital signature is valid',
    bad: 'The digital signature is not valid',
    'changed-after': 'Changed after it was signed',
    unreadable: 'The digital signature cannot be read',
    unsigned: 'No digital signature',
  },
  by: (name, day) => (day ? `${name}, ${day}` : name),
  flaw: {
    unreadable: 'cannot be read',
    'range-wrong': 'does not cover the file rightly',
    altered: 'the content is not what was signed',
    forged: 'not made by this certificate',
    weak: 'its algorithm is no longer safe',
    untrusted: 'the certificate is of no trusted authority',
    'not-for-signing': 'the certificate is not for signing documents',
    expired: 'the certificate has ended, and no time stamp proves that it was signed before',
    revoked: 'the certificate was revoked',
    'changed-after': 'the file was changed after this signature',
  },
  revocationUnknown: 'revocation could not be checked',
};
