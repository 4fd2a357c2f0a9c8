import type { Words } from '../index.ts';
import { refusalApi } from './refusal-api.ts';
import { refusalDesk } from './refusal-desk.ts';
import { refusalDossier } from './refusal-dossier.ts';
import { refusalPar } from './refusal-par.ts';
import { refusalResult } from './refusal-result.ts';
import { refusalVault } from './refusal-vault.ts';

export const refusal: Words['refusal'] = {
  ...refusalApi,
  ...refusalDesk,
  ...refusalDossier,
  ...refusalResult,
  ...refusalVault,
  ...refusalPar,
  'not-found': 'There is no such page, or you may not see it. Check the address.',
  'sign-in-needed': 'Sign in to see this page.',
  incident:
    'Something went wrong and this could not be done. Try again in a few minutes; if it fails again, give the administrators incident code {incident}.',
  'database-away':
    'The system is interrupted for a moment, so this could not be done. Nothing you have filed or saved is lost. Wait a minute, then try again.',
  'disk-full':
    'The system has no room left, so this could not be taken. What you have filed or saved is still there. Try again later; if it is urgent, hand it in at the One-Stop centre.',
  'sign-in-wrong': 'The user name or the password is not right. Check both and try again.',
  'sign-in-wait': 'Too many wrong attempts. Wait {seconds} seconds, then try again.',
  'sign-in-left': 'You left the page before your turn came, so you are not signed in. Sign in again.',
  'code-wrong': 'The code is not right or was used already. Enter the newest 6-digit code of your authenticator app.',
  'code-lost':
    'The password is right, but the server cannot open what codes of this account are checked with. Ask the administrator for a new code, or to put the old key of the store back.',
  'code-too-late': 'More than 5 minutes have passed since the password. Sign in again from the start.',
  'e-id-refused':
    'You did not agree to share your identity, so you are not signed in. Try again and agree, or file in person at the one-stop desk.',
  'e-id-stale': 'This sign-in is too old or was used already. Press the sign-in button and start again.',
  'e-id-silent':
    'The electronic identity system does not answer. Try again in a few minutes; what you saved is still there.',
  'e-id-wrong':
    'The answer of the electronic identity system does not match the request and was not accepted. Sign in from the start; if it fails again, tell the administrators.',
  'e-id-nobody':
    "This account carries neither a personal number nor an organisation's code. Update the account in the VNeID app, then sign in again.",
  'e-id-absent':
    'The province is not connected to the electronic identity system, so citizens cannot sign in here. File in person at the one-stop desk.',
  'personal-number-wrong': 'A personal number has 12 digits. Look at the identity card and enter it again.',
  'phone-wrong':
    'A telephone number has 10 or 11 digits and begins with 0, such as 0905 123 456. Enter it again or leave it empty.',
  'email-wrong':
    'The e-mail address is not right; a right one looks like name@example.vn. Enter it again or leave it empty.',
  'email-missing': 'To get notices by e-mail, enter an address.',
  'user-name-unfit':
    'A user name has 3 to 40 letters without marks, digits, dots or hyphens and begins with a letter. Choose another.',
  'user-name-taken': 'There is already an account named “{userName}”. Choose another name.',
  'name-missing': 'The full name is missing. Enter it.',
  'password-short': 'A password needs at least {least} characters. Choose a long sentence that is easy to remember.',
  'password-long': 'The password is longer than {most} characters. Choose a shorter one.',
  'password-guessable':
    'This password is easy to guess: too common, repeated, or it contains the user name. Choose another sentence.',
  'password-wrong': 'The present password is not right. Enter it again.',
  'password-same': 'The new password is the present one. Choose another.',
  'password-own': 'Change your own password at “Change password” on your first page, with the present one.',
  'account-unknown': 'There is no account “{userName}”. Check the user name.',
  'officer-unknown': 'There is no such officer in the system. Check again.',
  'unit-unknown': 'There is no agency or unit in service with the code “{unit}”. Check the code.',
  'agency-several': 'Several agencies have such a name: {list}. Enter the identifier of one.',
  'role-unknown': 'There is no role “{role}”. Choose one of: {roles}.',
  'controller-elsewhere':
    'Controllers of procedures work for the whole province and are appointed at its People’s Committee, the committee’s office or the province’s Service Centre alone (Decree 63/2010, article 5), not at {unit}. Whoever scores reform sheets holds the role “Appraiser of administrative reform”.',
  'post-held': 'The officer already holds this role at this unit in that time. End the old one first.',
  'job-unknown': 'This job is gone, or is running. Load the page again.',
  'post-unknown': 'The officer does not hold this role. Load the list again.',
  'not-for-yourself': 'Nobody may give himself a role or end his own. Ask another administrator.',
  'absence-overlaps':
    'The officer has a substitute on these days already. End that substitution first or choose other days.',
  'substitute-away': 'This officer is away on those days too. Choose another officer or other days.',
  'substitute-unfit':
    'A substitute must work in the same agency; for a leader it must be a leader or a head. Choose another officer.',
  'substitution-unknown': 'There is no such substitution, or it is over. Load the list again.',
  'last-administrator': 'This is the last administrator. Give the role to somebody else first.',
  'dates-reversed': 'The last day ({to}) is before the first ({from}). Check again.',
  'term-unreadable':
    'The term “{term}” cannot be read. Write a whole number and a unit, such as 5wd (working days), 15d (days), 8wh (working hours), 24h (hours), 1mo (months).',
  'term-not-positive': 'The term “{term}” is not more than 0, so there is nothing to count. Write a term of 1 or more.',
  'moment-unreadable':
    'The moment “{text}” cannot be read. Write the day, the time and the offset, such as 2026-11-20T14:00:00+07:00.',
  'pause-unreadable':
    'The pause “{text}” cannot be read. Write two moments joined by two dots, such as 2026-11-23T08:00:00+07:00..2026-11-25T08:00:00+07:00.',
  'pause-reversed': 'The pause ends ({to}) no later than it begins ({from}). Check the two moments.',
  'restart-before-start':
    'The supplement is complete ({restart}) before the dossier was received ({start}). Check the two moments.',
  'regime-unknown': 'There is no regime “{regime}”. Choose decree (by the Decree) or portal (by the national portal).',
  'calendar-does-not-reach':
    'The working calendar reckons from {first} to {last} and does not reach the days needed by a term that starts {date}. Check the date and the length of the term, or use another calendar.',
  'calendar-unreadable': 'The working calendar {file} cannot be read: {why}. Check the file.',
  'calendar-wrong': 'The working calendar is wrong at {where}: {found}. Correct it and load it again.',
  'extension-used':
    'This dossier has been extended once; a dossier may be extended only once (Decree 118/2025, Article 19.6).',
  'extension-too-late':
    'The apology must be sent at least 1 day before the due date, by {last}; that day has passed, so the date cannot be extended. Give the result as soon as you can and apologise to the applicant.',
  'extension-not-later': 'The new date ({date}) is not after the present one ({due}). Choose a later date.',
  'steps-empty': 'The process has no step that counts towards the term. Add the steps and the time of each.',
  'steps-mixed':
    'The time of step “{step}” is in a unit that cannot be converted into the unit of the term. Write it in hours or days of the same kind as the term.',
  'steps-do-not-sum': 'The steps add up to {sum}, but the term is {term}. Change the steps until they equal the term.',
  'rule-not-in-force': 'No rule on this matter is in force on {date}. Check the date.',
  'option-unknown': 'There is no option “{option}”. Run the command with --help to see its use.',
  'option-missing': '{option} is missing. Run the command with --help to see its use.',
  'option-without-value': '{option} must be followed by a value. Run the command with --help to see its use.',
  'date-missing': 'Enter the day the complete dossier was received, such as 20/11/2026.',
  'time-missing': 'Enter the time it was received, such as 14:00.',
  'term-missing': 'Enter the term as a number, such as 5.',
  'term-no-number': 'The term “{text}” is not a number above 0. Enter a number, such as 5.',
  'date-unreadable': 'The date “{text}” cannot be read. Write day, month and year, such as 20/11/2026.',
  'time-unreadable': 'The time “{text}” cannot be read. Write hours and minutes, such as 14:00.',
  'file-empty': 'The file has no content. Choose the file again, and open it on your device before you send it.',
  'file-too-big':
    'The file is larger than is taken ({limit}). Compress it, take a smaller photograph, or split it into several files.',
  'file-type-refused':
    'What the file contains is not of a type that is taken ({accepted}). Save it again as one of these.',
  'file-incomplete': 'The connection was cut before the whole file arrived, so it was not kept. Send this file again.',
  'file-infected':
    'The file carries malware ({virus}), so it was not taken. It is put into quarantine, where nobody can open or download it, and will be deleted. Scan your device and send a clean file, or bring the paper to the one-stop centre.',
  'file-active':
    'The file has a part that runs by itself (a script, a call of another program, or a program attached), so it was not taken. Print it to PDF anew, or photograph or scan the paper and send that.',
  'file-mixed':
    'Content of another file is joined before or after this one, so it was not taken. Open the original, save it as a new file and send that.',
  'file-locked':
    'The file has a password or is locked, so the office could not open it. Remove the password, save and send again.',
  'file-expands':
    'The file opens to something far larger than itself, so it was not taken. Send each paper by itself, uncompressed.',
  'archive-nested':
    'The archive holds another archive, so it cannot be checked. Unpack it and send each paper by itself.',
  'archive-contents':
    'The archive holds a program or an unsafe path, so it was not taken. Pack only the papers to hand in, or send each file by itself.',
  'xml-not-plain':
    'The XML file declares a DOCTYPE or ENTITY or is not written in UTF-8, so it was not taken. Export the XML anew as plain data in UTF-8.',
  'scanner-away':
    'The system cannot check for viruses right now, so it takes no new files. What you filed or saved is not lost. Send this file again in a few minutes.',
  'upload-unreadable': 'What was sent cannot be read. Reload the page and send it again.',
  'upload-too-much': 'Too much was sent at one time (at most {most}). Send it in several parts.',
  'upload-too-many':
    'Too many files or fields were sent at one time (at most {files} files). Send them in several parts.',
  'pages-none': 'There is no photograph to join. Choose at least one.',
  'pages-too-many':
    'There are too many photographs, or they are too large, to be joined into one document (at most {pages} pages, {limit}). Remove pages or make two documents.',
  'page-unreadable': 'The photograph of page {page} cannot be read. Take it again and save it as JPEG or PNG.',
  'bad-data':
    'The file {file} cannot be imported, at {path}: {problem}. Nothing was changed; correct the file and import it again.',
  'agency-code-wrong':
    'The agency code “{code}” does not have the form of Decision 20/2020/QĐ-TTg, such as H48.14.05. Check it.',
  'agency-code-taken': 'The code “{code}” was given to an agency and is never given again. Choose another.',
  'agency-parent-unknown': 'There is no agency “{parent}” on {day} to stand above. Found it first.',
  'agency-place-unknown': 'There is no administrative unit “{place}” on {day}. Check the code of the unit.',
  'agency-closed': 'The agency “{code}” ended on {day}. Choose its successor.',
  'agency-has-parts': 'The agency “{code}” still has {parts} parts in service. Reorganise those first.',
  'successor-needed':
    'Name at least one successor, so that running dossiers have somewhere to go (Resolution 190/2025/QH15).',
  'hours-wrong':
    'The hours are not right (item {day}): each session must begin before it ends, none may overlap, all within one day.',
  'score-period-open':
    'Period {period} is not over, so its figures cannot be frozen yet. Freeze them after its last day.',
  'score-period-frozen':
    'The figures of period {period} are frozen and do not change any more. What is reckoned now stands beside them.',
  'day-published-otherwise': '{day} has been published otherwise. Issue a replacing decision before you change it.',
  'days-wrong': 'The last day may not be before the first, and one notice is for {most} days at most.',
  'day-past': '{day} is past, so its calendar can no longer be published. Choose today or a later day.',
  'competence-overlaps':
    'This matter in that place is given to another agency at that time. End the earlier assignment first.',
  'procedure-content-wrong':
    'The content of the procedure is wrong at {path} (found “{found}”). Mend it there and save again.',
  'procedure-dates-wrong': 'The end ({to}) is not after the beginning ({from}). Check the two dates.',
  'procedure-changed':
    'Somebody else has just changed or published procedure {code}. What you wrote is still below; open the procedure in another tab, compare, and write on the new version.',
  'procedure-unknown': 'The catalogue has no procedure with the code “{code}”. Check the code.',
  'route-missing': 'Choose where dossiers are filed.',
  'route-address-missing':
    'A ministry’s system needs an address, so that people get to the right place. Enter one that begins with https://.',
  'route-address-wrong': '“{found}” is no address that begins with https://. Copy it from the browser’s address bar.',
  'route-reason-missing':
    'Enter the basis or the reason. People read this line beneath the place; keep it short, such as the number of a decision.',
  'route-in-past':
    '{from} has passed. Where procedures were filed in the past is not decided anew; choose today or a later day.',
  'version-not-found': 'Procedure {code} has no version {version}. Check the number.',
  'version-published':
    'Version {version} of procedure {code} is published and can no longer be changed. Draft a new version.',
  'version-not-published': 'Version {version} of procedure {code} is not published, so there is nothing to abolish.',
  'version-withdrawn': 'Version {version} of procedure {code} was abolished before.',
  'decision-missing':
    'The number of the decision publishing procedure {code} is missing (Decree 63/2010, Article 15). Give its number and date.',
  'decision-in-future': 'The decision is dated {date}, after today. Check its date.',
  'procedure-part-missing':
    'Procedure {code} cannot be published: the mandatory part “{part}” is missing (Decree 63/2010, Article 8(2)). Add it and publish again.',
  'procedure-configuration-incomplete':
    'Procedure {code} cannot be published: its configuration leaves “{gap}” open, so dossiers cannot be received. Add it and publish again.',
  'version-day-taken':
    'Procedure {code} already has a version that begins on {date}. Only one may begin on a day; choose another.',
  'withdrawal-too-early':
    'The day of abolition ({from}) is before the version took effect ({validFrom}). Choose another day.',
  'administrative-unit-unknown':
    'No administrative unit bears the code “{code}”. Search by name on the page Administrative units.',
  'agency-unknown': 'No agency bears the code “{code}”. Look on the page Agencies.',
};
