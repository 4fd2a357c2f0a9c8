/** Refusals of the store of papers. */
export const refusalVault = {
  'paper-no-longer-good':
    'The paper “{paper}” taken from the store cannot be used any more: it ran out or was revoked. Remove this file and choose another paper.',
  'supplement-in-vault':
    '“{what}” may not be asked for: the store of the applicant has one that is valid ({article}). Use it, or say why it could not be used.',
  'despite-note-missing': 'Say which outage or mismatch “{what}” has (at least 10 letters); it is counted.',
  'paper-revoked':
    'The paper “{paper}” was revoked and cannot be shared. Use the one that replaces it, if there is one.',
  'paper-objected':
    'You have sent a request about this paper and the agency has not answered yet. Wait for the answer, then write again if you need to.',
  'objection-text-missing': 'Say clearly what it is about, in at least 10 letters.',
  'share-wish-wrong': 'A link lives 1 to {days} days and can be opened 1 to {opens} times. Type it again.',
  'scan-not-drawn':
    'The server cannot draw pages yet, so a pile of scans cannot be taken here. Send the file of each paper on the page before.',
  'copy-no-pdf': 'Only a PDF can be signed. Scan the paper again as PDF.',
  'copy-signed-already': 'This copy is signed, or waits for its signature. There is no need to sign again.',
  'copy-not-kept':
    'This paper is not in the store yet: its dossier has not been accepted, or its type has no code. Accept the dossier first.',
  'paper-day-unreadable': '“{typed}” is no day. Write day, month and year, as in 12/3/2024.',
  'paper-day-future': 'The day of issue cannot be after today. Look at the paper again.',
  'paper-days-reversed': 'It ends before it begins or was issued. Look at the paper again.',
  'share-closed':
    'This link cannot be used: it has ended, was opened as often as allowed, was taken back, or is mistyped. Ask whoever sent it.',
};
