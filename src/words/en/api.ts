import type { Words } from '../index.ts';

export const api: Words['api'] = {
  cli: {
    usage:
      'Usage: motcua clients list | create <name> --scope <scope,…> [--post <role>@<unit>,…] [--until day] | renew-secret <id> [--leaked] | revoke <id> [--json]',
    made: (id, secret, until) =>
      `Made the client.\n  client_id      ${id}\n  client_secret  ${secret}\nThe secret is shown this once. Good until the end of ${until}.`,
    renewed: (secret) => `The new secret (shown this once): ${secret}`,
    revoked: 'Revoked. Every access token of this client is dead at once.',
    none: 'There are no clients yet.',
    ended: 'revoked or past its last day',
  },
  deliveries: {
    title: 'Events sent to other systems',
    lead: 'Every act on a dossier is sent to the systems that asked for it. What fails is sent again by itself for three days; after that, look at the receiving server, then send it again here.',
    none: 'Nothing was sent.',
    which: 'Show',
    all: 'Everything',
    show: 'Show',
    state: { waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed' },
    event: 'Event',
    receiver: 'Receiver',
    status: 'State',
    tries: 'Tries',
    filed: 'filed',
    replay: 'Send again',
    replayOf: (act, dossier, receiver) => `Send “${act}” of dossier ${dossier} to ${receiver} again`,
    replayed: 'It waits to be sent again. Load the page again in a few seconds to see how it went.',
    next: 'Tried again',
    closed: 'The receiver takes no more',
    result: {
      delivered: 'the receiver took it',
      status: 'the receiver answered',
      timeout: 'the receiver did not answer in time',
      unreachable: 'no connection',
      'target-refused': 'the address may not be sent to',
      'secret-lost': 'the signing secret cannot be opened: check FILES_KEY_FILE, or have the receiver renew it',
      closed: 'the receiver takes no more',
    },
    last: 'Last time:',
    older: 'Earlier ones',
    first: 'To the beginning',
  },
};
