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
};
