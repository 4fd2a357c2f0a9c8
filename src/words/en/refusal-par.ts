import type { refusalPar as Vietnamese } from '../vi/refusal-par.ts';

export const refusalPar: { readonly [K in keyof typeof Vietnamese]: string } = {
  'count-unreadable': 'The count “{text}” cannot be read. Give a whole number, for example 3,618 or “more than 2,000”.',
  'rate-unreadable': 'The rate “{text}” cannot be read. Give 0 to 100, for example 38.36% or “under 50%”.',
  'whole-nothing': 'The whole is 0, so there is no rate. Give a total above 0.',
  'part-over-whole': 'The part is more than the whole. Check whether the two counts changed places.',
  'par-form-sums':
    'The maximum of criterion {criterion} is not the sum of those below it, or has more than two decimals. Mend the file of criteria.',
  'par-form-tree': 'Criterion {criterion} stands twice or before the one it belongs to. Mend the order in the file.',
  'par-form-dates':
    'The windows are not in the order self-scoring, first round, explanation, second round. Mend the days in the file.',
  'par-form-classes': 'The classes must go downwards and the last begin at 0. Mend the file.',
  'par-form-used':
    'Something is already scored on this form, or a unit stands in another group of the same year, so it cannot be replaced. Check the list of units.',
  'par-stage-other': 'The sheet is not at this stage. Load the page again to see where it stands.',
  'par-window-early': 'Self-scoring has not begun ({day}). Come back on that day.',
  'par-window-closed': 'The window of this stage is over ({day}). Ask the appraising agency for more time.',
  'par-window-shorter': 'The new day must be after the old one ({day}) and not in the past. Choose another day.',
  'par-points-wrong': 'Points are from 0 to {most}, with two decimals at most. Enter them again.',
  'par-survey-missing': 'The survey has no points yet. Enter them, then end the round of appraisal.',
  'par-points-missing': 'Criterion {criterion} has no points. Score every criterion, then send.',
  'par-not-asked': 'No explanation was asked for this criterion.',
  'par-note-missing': 'There is no explanation. Write the reason.',
  'par-explanation-missing': 'Criterion {criterion} is to be explained and is not yet. Explain it, then send.',
  'par-leader-sends': 'Only the unit’s leader sends the sheet. Ask the leader to send it.',
  'directive-incomplete': 'The number, the issuer or the summary is missing. Fill in all of them.',
  'directive-not-yet': 'The day of issue ({day}) is in the future. Check the day.',
  'remark-length': 'A remark has 5 to 2,000 characters. Write it so that it fits, then send it.',
  'directive-known': 'Document {number} of that day and issuer is already here. Add the target to it.',
  'target-indicator': 'No indicator is chosen. Choose one of the list.',
  'target-value': 'The share wanted must be above 0 and not above 100%. Enter it again, for example 80 or 62.5.',
  'target-due': 'The due day must not be before the document ({day}). Choose another day.',
  'target-known': 'The unit has a target on this indicator in the document already. Choose another unit or indicator.',
  'explanation-question': 'A request has 10 to 2,000 characters. Say what is to be explained, then send it.',
  'explanation-days': 'An answer is due in 1 to {most} working days. Type the number of days again.',
  'explanation-figure': 'There is no such figure in this period. Go back to the board and choose the figure again.',
  'explanation-not-overdue':
    'This target is not overdue, so no explanation can be asked yet. Follow it on the page of targets.',
  'explanation-nobody':
    'Nobody heads this unit in the system, so nobody would get the request. Ask the agency above it.',
  'explanation-open': 'You asked this unit the same and the answer is still awaited. See the page of explanations.',
  'explanation-answered': 'Somebody of the unit has answered this request. Load the page again to see.',
  'explanation-files': 'An explanation carries at most {most} files. Take some away, then add again.',
  'trial-demo-only': 'Simulations run only on the sample province, and this is not it. Use an installation for trying.',
  'trial-scenario': 'There is no such scenario. Choose one of the list.',
  'trial-size': 'A run has {least} to {most} dossiers. Type the number again.',
  'trial-seed': 'A seed is a whole number from 1 to {most}. Type it again.',
  'trial-change':
    'This change cannot be tried: at most {most} people, a share from 0 to 100 %, and a unit, procedure and step of the province. Choose again.',
  'trial-running': 'A simulation is running. Wait for it or cancel it, then ask again.',
  'trial-over': 'This simulation has ended or was cancelled already. Load the page again to see.',
  'report-running': 'The period is not over (until {day}). Send the report after that day.',
  'report-before-forms':
    'This report was due before Circular 09/2026/TT-BTP came into force ({day}), so it is not sent in these forms.',
  'report-unbalanced': 'Field “{field}”: received is not resolved and running together. Tell the administrators.',
  'report-carried':
    'Field “{field}”: {carried} dossiers are carried over, but the report before, as sent, left {running} running. Send the report before again, then this one.',
  'report-gaps': '{count} cells have no figure yet. Enter them (0 where nothing happened), then send.',
  'report-sums': 'Row “{row}”, column ({column}): the ways of adding up differ. Mend what was entered, then send.',
  'report-figure-wrong':
    'The figure in column ({column}) cannot be read. Enter a number such as 1,234; shares from 0 to 100; equipment only 1 or 0.',
  'report-figure-none': 'No figure was entered. Enter one column at least.',
  'report-row-wrong': 'The name of a row has 1 to 200 characters. Enter a sector, an agency or a decision.',
  'report-form-other': 'This unit does not send this form in this period. Choose a form from the list.',
  'report-signed-already': 'This version is signed or being signed. Load the page again to see.',
};
