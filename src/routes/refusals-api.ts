import type { refusalApi } from '#words/vi/refusal-api.ts';

/** The HTTP status of what only machines are refused, and of making clients and webhooks. */
export const apiStatus: Record<keyof typeof refusalApi, number> = {
  'client-wrong': 401,
  'token-needed': 401,
  'token-wrong': 401,
  'scope-missing': 403,
  'client-unknown': 404,
  'method-refused': 405,
  'webhook-closed': 409,
  'delivery-under-way': 409,
  'body-too-big': 413,
  'media-refused': 415,
  'json-unreadable': 400,
  'cursor-wrong': 400,
  'key-needed': 400,
  'key-used': 422,
  'request-wrong': 422,
  'client-days-wrong': 422,
  'scope-unknown': 422,
  'centre-unknown': 422,
  'commune-needed': 422,
  'not-taken-online': 422,
  'webhook-refused': 422,
  'webhooks-too-many': 422,
  'revision-needed': 428,
  'too-many-requests': 429,
};
