import type { Words } from '../index.ts';

export const officerNotice: Words['notice']['officer'] = {
  kinds: {
    'officer-arrived': {
      title: ({ code }) => `New dossier: ${code}`,
      what: ({ procedure }) => `The online dossier “${procedure}” has just arrived and waits to be received.`,
    },
    'officer-supplemented': {
      title: ({ code }) => `Dossier ${code} is supplemented`,
      what: ({ procedure }) => `What was asked for the dossier “${procedure}” has come. It waits for you again.`,
    },
    'officer-unseen': {
      title: ({ code }) => `Dossier ${code}: nearly two hours, opened by nobody`,
      what: ({ procedure }) =>
        `The online dossier “${procedure}” has arrived and no receiving officer has opened it (article 17.2: alert within two hours).`,
    },
    'officer-unseen-late': {
      title: ({ code }) => `Dossier ${code}: more than two hours, opened by nobody`,
      what: ({ procedure }) =>
        `The online dossier “${procedure}” arrived more than two hours ago and no receiving officer has opened it (article 17.2).`,
    },
    'officer-answer-near': {
      title: ({ code }) => `Dossier ${code} must be answered soon`,
      what: ({ procedure }) =>
        `The online dossier “${procedure}” is neither accepted, asked to be supplemented nor refused. The answer is due within 8 working hours (article 17.2c).`,
    },
    'officer-answer-late': {
      title: ({ code }) => `Dossier ${code} was not answered in time`,
      what: ({ procedure }) =>
        `The online dossier “${procedure}” is not answered after 8 working hours (article 17.2c).`,
    },
    'officer-hand-over-near': {
      title: ({ code }) => `Dossier ${code} must be handed over soon`,
      what: ({ procedure }) =>
        `The dossier “${procedure}” is accepted and not yet handed over to the competent agency: due the same working day, or at the start of the next if accepted after 15:00 (article 18.2).`,
    },
    'officer-hand-over-late': {
      title: ({ code }) => `Dossier ${code} was not handed over in time`,
      what: ({ procedure }) =>
        `The dossier “${procedure}” is accepted and was not handed over to the competent agency in time (article 18.2).`,
    },
    'officer-assigned': {
      title: ({ code }) => `Dossier ${code} is assigned to you`,
      what: ({ procedure }) => `The dossier “${procedure}” has been given to you.`,
    },
    'officer-sent-back': {
      title: ({ code }) => `Dossier ${code} is returned to an earlier step`,
      what: ({ procedure }) => `The dossier “${procedure}” is returned to your step to be done again.`,
    },
    'officer-consulted': {
      title: ({ code }) => `Your opinion on dossier ${code} is asked`,
      what: ({ procedure }) => `Your agency is asked for its opinion on the dossier “${procedure}” (article 19.4).`,
    },
    'officer-opinion': {
      title: ({ code }) => `An opinion on dossier ${code} has come`,
      what: ({ procedure }) => `The agency consulted has answered about the dossier “${procedure}”.`,
    },
    'officer-opinion-late': {
      title: ({ code }) => `The opinion on dossier ${code} came late`,
      what: ({ procedure }) =>
        `The agency consulted has answered about the dossier “${procedure}” after the deadline (article 19.4).`,
    },
    'officer-opinion-overdue': {
      title: ({ code }) => `The opinion on dossier ${code} is overdue`,
      what: ({ procedure }) =>
        `The agency consulted about the dossier “${procedure}” has not answered. The head of the one-stop centre is informed (article 19.4); the dossier's own term runs on.`,
    },
    'officer-due-soon': {
      title: ({ code }) => `Dossier ${code} is due soon`,
      what: ({ procedure }) => `The result of the dossier “${procedure}” is due soon.`,
    },
    'officer-overdue': {
      title: ({ code }) => `Dossier ${code} is overdue`,
      what: ({ procedure }) => `The dossier “${procedure}” is past its due date and not resolved.`,
    },
    'officer-correction-near': {
      title: ({ code }) => `The correction of dossier ${code} is due soon`,
      what: ({ procedure }) =>
        `The result of the dossier “${procedure}” is wrong by the agency's fault. It must be corrected and returned within 3 working days (article 23.1).`,
    },
    'officer-correction-late': {
      title: ({ code }) => `The correction of dossier ${code} is overdue`,
      what: ({ procedure }) =>
        `The result of the dossier “${procedure}” is not corrected after 3 working days (article 23.1).`,
    },
    'officer-objection': {
      title: ({ code }) => `An objection about dossier ${code}`,
      what: ({ procedure }) => `An objection was made about the dossier “${procedure}”. Please read and answer it.`,
    },
    'officer-explanation-asked': {
      title: ({ unit }) => `${unit} is asked to explain`,
      what: ({ unit, procedure }) =>
        `${unit} is asked to explain: ${procedure}. What is asked stands on the page of explanations.`,
    },
    'officer-explanation-near': {
      title: ({ unit }) => `${unit}: an explanation is due soon`,
      what: ({ unit, procedure }) => `${unit} has not yet answered the request to explain: ${procedure}.`,
    },
    'officer-explanation-late': {
      title: ({ unit }) => `${unit}: an explanation is overdue`,
      what: ({ unit, procedure }) =>
        `The day has passed and ${unit} has not answered the request to explain: ${procedure}. A late answer is still taken.`,
    },
    'officer-explanation-answered': {
      title: ({ unit }) => `${unit} has answered`,
      what: ({ unit, procedure }) =>
        `${unit} has answered your request to explain: ${procedure}. The answer stands on the page of explanations.`,
    },
  },
  limit: (moment) => `Limit: ${moment}.`,
  day: (day) => `Answer due: ${day}.`,
  openExplanation: 'See the request',
  apology: (moment) => `If it will be late, the apology with a new date must go out before: ${moment} (article 19.6).`,
  agency: (name) => `Agency consulted: ${name}.`,
  whyOnPage: "The reason stands on the dossier's page.",
  decree: 'The articles named are of Decree 118/2025/NĐ-CP.',
  foot: 'This official mail was sent automatically; please do not answer it. Change the address on the page:',
  none: 'No notices yet. New work, work assigned to you and limits that come near will be told here.',
  noMail: 'The province has set up no mail server, so notices stand on this page only.',
  noAddress: 'You have no work address for mail, so notices stand on this page only. Give one on your desk page.',
  openDesk: 'Your desk',
  readAll: 'Mark all as read',
  allRead: 'All are marked as read.',
};
