import type { Words } from '../index.ts';
import { officerNotice } from './officer-notice.ts';

export const notice: Words['notice'] = {
  kinds: {
    'dossier-submit': {
      title: ({ code }) => `Dossier ${code} is filed`,
      what: ({ procedure }) =>
        `The dossier “${procedure}” has reached the reception. An officer will accept it, ask once for what is missing, or refuse it on a legal ground.`,
    },
    'dossier-accept': {
      title: ({ code }) => `Dossier ${code} is accepted`,
      what: ({ procedure }) => `The dossier “${procedure}” is complete and accepted; its term begins.`,
    },
    'dossier-ask-supplement': {
      title: ({ code }) => `Dossier ${code} needs a supplement`,
      what: ({ procedure, count }) =>
        `The dossier “${procedure}” needs ${count} more things. Each is marked on the dossier's page with its reason; the dossier waits for you.`,
    },
    'dossier-answer-supplement': {
      title: ({ code }) => `Supplement of dossier ${code} received`,
      what: ({ procedure }) => `The supplement of the dossier “${procedure}” has reached the agency.`,
    },
    'dossier-refuse': {
      title: ({ code }) => `Dossier ${code} is refused`,
      what: ({ procedure }) =>
        `The dossier “${procedure}” is refused. If you do not agree, you can object on the dossier's page.`,
    },
    'dossier-hand-over': {
      title: ({ code }) => `Dossier ${code} is with the deciding agency`,
      what: ({ procedure }) => `The dossier “${procedure}” was handed over to the agency that decides it.`,
    },
    'dossier-extend': {
      title: ({ code }) => `Apology and new date for dossier ${code}`,
      what: ({ procedure }) =>
        `The dossier “${procedure}” could not be resolved in time. The agency apologises and sets a new date, once.`,
    },
    'dossier-arrange-visit': {
      title: ({ code }) => `Verification visit for dossier ${code}`,
      what: ({ procedure }) => `The agency will verify matters of the dossier “${procedure}” together with you.`,
    },
    'dossier-number': {
      title: ({ code }) => `Dossier ${code} has a result`,
      what: ({ procedure, number }) =>
        `The result of the dossier “${procedure}” is signed, number ${number}, and waits to be returned.`,
    },
    'dossier-return-result': {
      title: ({ code }) => `Result of dossier ${code} returned`,
      what: ({ procedure, number }) =>
        `The result of the dossier “${procedure}”, number ${number}, was returned. The electronic copy is on the dossier's page.`,
    },
    'dossier-stop': {
      title: ({ code }) => `Dossier ${code} is stopped`,
      what: ({ procedure }) => `Work on the dossier “${procedure}” has stopped, as asked.`,
    },
    'dossier-close': {
      title: ({ code }) => `Dossier ${code} is closed`,
      what: ({ procedure }) =>
        `The dossier “${procedure}” is closed because the time for the supplement has passed. You may file again.`,
    },
    'dossier-withdraw': {
      title: ({ code }) => `Dossier ${code} is withdrawn`,
      what: ({ procedure }) => `The dossier “${procedure}” was withdrawn as you asked.`,
    },
    'dossier-answer-objection': {
      title: ({ code }) => `Answer to your objection about dossier ${code}`,
      what: ({ procedure }) => `Your objection about the dossier “${procedure}” is answered on the dossier's page.`,
    },
    'dossier-succeed': {
      title: ({ code }) => `Another agency goes on with dossier ${code}`,
      what: ({ procedure }) =>
        `The agency that had the dossier “${procedure}” was reorganised. Its successor goes on with it; you need not file any paper again.`,
    },
    'dossier-redate': {
      title: ({ code }) => `The dates of dossier ${code} follow a changed calendar`,
      what: ({ procedure }) =>
        `A day off or a working day announced since changes the dates of the dossier “${procedure}”. You need not do anything.`,
    },
    'dossier-correct': {
      title: ({ code }) => `The result of dossier ${code} is being corrected`,
      what: ({ procedure }) =>
        `The result of the dossier “${procedure}” has a mistake made by the agency. The agency apologises, corrects it within 3 working days and bears all costs.`,
    },
    'dossier-revoke': {
      title: ({ code }) => `The result of dossier ${code} is revoked`,
      what: ({ procedure, number }) =>
        `The result no. ${number} of the dossier “${procedure}” was revoked by the office that issued it and is no longer in force. The page of the dossier says on what ground and article.`,
    },
  },
  holder: (agency) => `Held by: ${agency}.`,
  until: {
    answer: (moment) => `Reception is answered by: ${moment}.`,
    result: (moment) => `Result due: ${moment}.`,
    supplement: (moment) => `Supply it by: ${moment}; after that the dossier is closed.`,
  },
  oldDue: (moment) => `Date promised before: ${moment}.`,
  at: (moment) => `Time: ${moment}.`,
  place: (place) => `Place: ${place}.`,
  ground: (ground) => `Ground: ${ground}.`,
  why: (why) => `Reason: ${why}`,
  whyOnPage: "The reason is on the dossier's page.",
  upheld: 'The objection is upheld.',
  notUpheld: 'The objection is not upheld.',
  officer: officerNotice,
  mail: {
    open: 'See the dossier:',
    foot: 'This mail was sent by a machine; please do not answer. To get no more of it, take the consent back on your account page:',
  },
  digest: {
    legend: 'How often mail is sent',
    each: 'A mail for each notice, at once',
    daily: 'One mail a day, at 7 in the morning',
    hint: 'What is urgent always comes at once: a supplement asked for, a refusal, a closing, a visit, an apology with a new date, a result revoked or corrected. The page Notices always has them all.',
    officerHint:
      'What is urgent always comes at once: a limit that is near or passed, an opinion asked for. What you have read before 7 is not sent.',
    save: 'Save how often',
    subject: (count) => `The day's digest: ${count} ${count === 1 ? 'notice' : 'notices'} about dossiers`,
    more: (count, page) => `${count} more on the page ${page}`,
    waits: 'Part of the daily mail; as you have read it here, it is not sent.',
  },
  page: {
    title: 'Notices',
    ofUnit: 'News of your agency’s requests',
    none: 'There is no notice yet. Every change of a dossier is told here.',
    unread: 'unread',
    older: 'Older notices',
    newest: 'Back to the newest',
    open: 'See the dossier',
    back: 'All notices',
    noMail: 'The province has no mail server set up, so notices are on this page only.',
    mail: 'E-mail',
    result: {
      sent: 'Your mail server has taken it.',
      'no-server': 'Not sent: the province has no mail server set up.',
      'no-address': 'Not sent: there is no usable address.',
      'no-consent': 'Not sent: you have not agreed to mail, or took it back.',
      'address-refused': 'Could not be sent: the mail server refuses this address. Correct it on your account page.',
      'put-off': 'The mail server asks to come back later; the system is trying again.',
      'server-refused': "The province's mail server refuses; the system is trying again.",
      unreachable: 'Not sent yet: the mail server does not answer; the system is trying again.',
      waiting: 'Waiting to be sent.',
    },
  },
};
