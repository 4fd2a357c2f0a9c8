import type { refusalResult as Vietnamese } from '../vi/refusal-result.ts';

export const refusalResult: { readonly [K in keyof typeof Vietnamese]: string } = {
  'sign-wrong':
    'The sign “{sign}” is not right: capitals and figures, a capital first, 2 to 20 characters, for example SNNMT. Please mend it.',
  'agency-not-yet': 'The agency “{code}” begins on {day}. Choose that day or a later one.',
  'basis-missing': 'The basis is missing. Name the document, with its number and day.',
  'result-file-missing':
    'The result is not a file with its code yet, so it cannot be returned ({article}). That takes some seconds; please try again.',
  'return-in-person':
    'The owner comes to the centre for the result, so it is not returned among many. Open the dossier and return it when they are there.',
  'result-revoked': 'The result no. {number} was revoked before and cannot be revoked again.',
  'revocation-ground-needed':
    'Say the ground of the revocation and the article of law with its number, for example clause 1 of article 72, Law on Fisheries 2017.',
  'template-missing': 'Procedure {procedure} has no template for its result. Write one, or write the result yourself.',
  'template-wrong':
    'The template still has {count} faults and cannot be published. See the list below, mend, save and publish again.',
  'template-day-taken': 'An edition begins on {day} or later already. Choose a later day.',
  'result-gap':
    'The draft still has gaps “……”, because the dossier does not say it. Write it in the open part, or ask for a supplement.',
};
