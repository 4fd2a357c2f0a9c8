import type { refusalDesk as Vietnamese } from '../vi/refusal-desk.ts';

export const refusalDesk: { readonly [K in keyof typeof Vietnamese]: string } = {
  'counter-missing': 'You sit at no counter of this centre. Choose a counter and try again.',
  'counter-taken': 'Counter {counter} is taken by {name}. Choose another, or ask them to leave it.',
  'counter-closed':
    'The centre is closed, so no numbers are given. No opening is known for the next three weeks; please call 1022.',
  'counter-closed-until': 'The centre is closed, so no numbers are given. Come back when it opens ({opens}).',
  'counter-series-wrong':
    'The kind of business “{letter}” is not right. Each needs a letter A–Z of its own, a Vietnamese and an English name.',
  'counter-series-alone': 'No counter calls kind {letter}. Give it to one counter at least.',
  'counter-number-wrong':
    'A counter needs a number of its own from 1 to 99 and one kind of business at least; the run of priority calls is 1 to 9.',
  'ticket-none': 'Nobody is waiting for what this counter does.',
  'ticket-series': 'The centre gives no numbers for this. Go back and choose something else.',
  'ticket-priority': 'This priority group no longer applies. Go back and choose again.',
  'ticket-too-many':
    'The network you are on has taken {most} numbers in this hour. Take one at the machine in the centre, or ask an officer.',
  'ticket-over': 'This number is over, or came back once already. Take a new one.',
  'ticket-nowhere': 'Choose another counter or another kind of business to transfer to.',
  'handover-empty': 'A hand-over list needs one dossier at least. Tick what is handed over.',
  'handover-unfit':
    'Dossier {code} is no longer at this counter, or is on another list. Reload the page and choose again.',
  'handover-listed':
    'This dossier stands on hand-over list {list}, which the other side has yet to confirm. It goes on when they do; to hand it over otherwise, take it back from the list first.',
  'handover-own':
    'Whoever made the list cannot confirm its reception. The receiver confirms with an account of their own.',
  'handover-answered':
    'The other side has already answered for {code}, so it cannot be taken back. Load the page again.',
  'handover-giver':
    'Whoever made the list no longer receives at that counter, so the dossier cannot go on. Choose “Do not take”, so that the giving side makes another list.',
};
