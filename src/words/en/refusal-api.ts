import type { refusalApi as vi } from '../vi/refusal-api.ts';

export const refusalApi: Record<keyof typeof vi, string> = {
  'client-wrong': 'The client id or its secret is wrong, revoked or past its last day. Check with whoever issued it.',
  'client-made':
    'This application was made when the form was sent before; its secret showed once. If you could not copy it, open the application and renew the secret.',
  'client-unknown':
    'There is no client “{id}” that may connect. See the list of connected applications (./motcua clients list).',
  'client-days-wrong':
    'The last day {until} must lie between today and {days} days from now. The rights of a client are looked at every year.',
  'scope-unknown': 'There is no scope “{scope}”. Choose among: {scopes}.',
  'scope-missing': 'The client was not given the scope “{scope}”. Ask the administrator of the system for it.',
  'token-needed':
    'The request carries no access token. Get one at /api/v1/token and send it in the Authorization header.',
  'token-wrong': 'The access token is wrong or has expired. Get a new one at /api/v1/token.',
  'too-many-requests': 'Too many requests. Wait {seconds} seconds and go on.',
  'key-needed':
    'A request that changes something must carry an Idempotency-Key, so that sending it again does it once.',
  'key-used': 'This Idempotency-Key was used for another request. Use a new key for a new request.',
  'revision-needed': 'This act must carry If-Match with the ETag of the dossier as you read it.',
  'request-wrong': 'The request is not as described: see “errors” for what is wrong where.',
  'json-unreadable': 'The JSON of the request cannot be read. Check its syntax and send it again.',
  'media-refused': 'The content must be sent as {accepted}.',
  'method-refused': 'This address does not take {method}; it takes: {allowed}.',
  'body-too-big': 'The content of the request is larger than {most}. Send less.',
  'cursor-wrong': 'The cursor cannot be read. Use “next” of the page before as it is, or begin anew.',
  'centre-unknown': 'There is no public service centre “{centre}” in service. Choose one from the list.',
  'commune-needed': 'This procedure is resolved by communes: say the code of the commune.',
  'amendment-open':
    'The person has opened this supplement on the own page, so it is not taken from another. Ask the person.',
  'not-taken-online':
    'Procedure {procedure} cannot be filed online in this province. See the catalogue for where to file it.',
  'webhook-refused':
    'Nothing can be sent to this address: it must be https to a public server, or lie in a network named in WEBHOOK_NETWORKS.',
  'webhooks-too-many': 'A client has {most} webhooks at most. Close old ones first.',
  'safe-key-missing':
    'The secret (of a webhook, of one-time codes) cannot be kept or opened: the system lacks the key of its store. Ask the administrator to check FILES_KEY_FILE.',
  'webhook-closed': 'This webhook is closed, so nothing can be sent to it again.',
  'delivery-under-way': 'This delivery is still on its way, so it need not be replayed.',
};
