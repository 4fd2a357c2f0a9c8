import type { refusalDossier as Vietnamese } from '../vi/refusal-dossier.ts';

export const refusalDossier: { readonly [K in keyof typeof Vietnamese]: string } = {
  'act-not-lawful':
    'You cannot {act}: the dossier is in the state “{state}” ({article} of Decree 118/2025). Reload the page to see what can be done now.',
  'act-not-yours': 'This ({act}) is not yours to do with this dossier. Ask its holder or the head of the unit.',
  'changed-meanwhile':
    'What you see has just changed, by somebody else or by you in another window, so what you pressed was not done. Look at its new state, then go on.',
  'draft-changed':
    'This dossier was just changed in another window or on another device; the newer version is kept. Reload, check, then go on.',
  'view-name-needed': 'Give this view a name to find it again.',
  'views-too-many': 'You have saved {most} views. Drop one you do not use, then save again.',
  'draft-filed': 'This dossier has been filed as {code}. See “My dossiers”.',
  'draft-is-amendment': 'This is a change to a dossier already filed. Use the button that sends the supplement.',
  'form-missing': 'This procedure has no electronic form yet. File it at a public administration service centre.',
  'form-incomplete': 'Some answers are missing or not right. Open the parts marked “Needs attention” and mend them.',
  'paper-missing': 'A paper is missing: {paper}. Add it before you submit.',
  'file-lost': 'The file “{file}” is no longer whole in the store, so nothing was submitted. Send this file again.',
  'component-unknown': 'This paper is not among the components of the procedure. Reload the page and choose again.',
  'whither-missing': 'Choose where to file and how to get the result before you submit.',
  'declaration-needed': 'You have not ticked the declaration. Read and tick it before you submit.',
  'competence-unknown': 'No agency is known that resolves this for the place. Choose the commune again or call 1022.',
  'supplement-empty': 'Nothing is marked. Mark each thing that is needed and why.',
  'supplement-not-of-procedure':
    '“{what}” is not in the form or the components of the procedure, so it may not be asked for. Choose from the list.',
  'supplement-held-by-state':
    '“{what}” may not be asked for: the State holds these data ({article}). Use the database.',
  'supplement-once':
    'A supplement was already asked for; it may be asked for once, completely ({article}). If sector law allows more, state the ground.',
  'supplement-too-late':
    'More than 3 working days have passed since reception, so a supplement may no longer be asked for ({article}). If sector law allows it, state the ground.',
  'supplement-not-asked': 'The paper “{paper}” was not asked for. Send only what was asked for.',
  'ground-needed': 'Choose the ground of the refusal from the list of the procedure ({article}).',
  'reason-needed': 'Say the reason or content so that the reader can understand and act on it.',
  'agency-not-standing': 'There is no such agency, or it has ended. Choose another.',
  'agency-asks':
    'This is the agency that asks. Ask it to supplement if something is lacking, or choose another for an opinion.',
  'due-stands': 'The dates of this dossier are already those of the present working calendar.',
  'agency-same': 'The dossier is at this very agency. Choose another.',
  'held-elsewhere':
    'Another room holds this dossier. Only the head of that room or the leader of the agency can give it to somebody else.',
  'officer-cannot-hold': 'This officer has no fitting role for this step at the unit. Choose somebody else.',
  'step-unknown': 'The process has no such step. Reload the page and choose again.',
  'result-missing': 'There is no drafted result. Draft it before you send it on.',
  'result-signed': 'The result is signed, so its draft can no longer change. If it is wrong, correct the result.',
  'result-empty': 'The draft lacks its title or its content. Complete it.',
  'result-being-signed':
    'The result does not have both digital signatures yet, so it cannot be returned (Decree 118/2025, article 22). Wait and reload; if signing failed, ask for it again.',
  'result-signed-already': 'No digital signature has to be made again now. Reload the page to see how it stands.',
  'signer-unknown': 'There is no certificate for who signs. Ask the administrators to register one, then sign again.',
  'signer-away':
    'The signing device or service does not answer. The system tries again by itself; if it lasts, tell the administrators.',
  'signer-refused':
    'The signing service refused. Check the certificate and the confirmation on the telephone, then sign again.',
  'signer-silent':
    'The confirmation on the telephone did not come in time. Sign again and confirm in the signing application.',
  'signature-missing': 'The result is not yet signed or numbered, so this step cannot be done ({article}).',
  'consultation-closed': 'This opinion has been given.',
  'date-past': 'The moment chosen is in the past. Choose a later one.',
  'extension-without-due': 'The dossier has no due date yet, or its clock stands still, so there is nothing to extend.',
  'file-missing': 'No file was chosen. Choose a file or take a photograph, then send it.',
  'card-unreadable':
    'The QR code of the identity card could not be read. Scan it again, or type the personal number and the name below.',
  'objection-open': 'Your earlier objection waits for an answer. Wait for it, then send another.',
  'look-up-wrong': 'No dossier fits both the code and these 4 digits. Look at the receipt and try again.',
  'process-wrong':
    'The process is wrong at the step “{step}”: each step has a code of its own and leads to the return, and reception, examination, signature, numbering and return are all there. Mend this step.',
  'undo-none':
    'There is nothing of yours to undo on this dossier. Only your own taking or assigning, done last, can be undone.',
  'undo-overtaken':
    'Something else was done to this dossier since, so it cannot be undone. Open it and assign it again.',
  'undo-late': 'More than {minutes} minutes have passed, so it cannot be undone. Assign it again if needed.',
  'objection-closed': 'This objection has been answered.',
};
