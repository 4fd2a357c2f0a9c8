import { DELIVERY_STATES, EVENT_ACTS, MOST_OVERLAP_HOURS, OVERLAP_HOURS } from '#feed/index.ts';
import { list, moment, named, nullable, object, oneOf, pageOf, text, uuid, whole, yesNo } from '../schema.ts';

export const Event = named(
  'Event',
  object({
    id: uuid({ description: 'The act in the trail.' }),
    position: whole({ description: 'Rises without gap.' }),
    act: oneOf(EVENT_ACTS),
    dossier: text(),
    at: moment(),
  }),
);

export const EventPage = named(
  'EventPage',
  object({
    items: list(Event),
    next: text({ description: 'Where to go on; kept by the client, good for ever.' }),
    more: yesNo({ description: 'Whether there is more already. A page can be empty and there is more.' }),
  }),
);

export const WebhookMessage = named(
  'WebhookMessage',
  object({
    type: text({ description: '`dossier.<act>`' }),
    timestamp: moment({ description: 'When it happened.' }),
    data: object({ event: uuid(), dossier: text(), act: oneOf(EVENT_ACTS), position: whole() }),
  }),
);

const acts = list(oneOf(EVENT_ACTS), { maxItems: EVENT_ACTS.length, description: 'Acts it is told of; none: all.' });

export const NewWebhook = named('NewWebhook', object({ url: text({ minLength: 8, maxLength: 500 }) }, { acts }));

export const Webhook = named(
  'Webhook',
  object({
    id: uuid(),
    url: text(),
    acts,
    secret: text({ description: 'Verifies the signature (Standard Webhooks): `whsec_…`.' }),
    secretSince: moment(),
    earlierUntil: nullable(
      moment({ description: 'Until then messages carry the signature of the secret before too.' }),
    ),
    madeAt: moment(),
    closedAt: nullable(moment()),
    closedWhy: nullable(oneOf(['owner', 'gone'], { description: '`gone`: the receiver answered 410.' })),
  }),
);
export const NewWebhookSecret = named(
  'NewWebhookSecret',
  object(
    {},
    {
      overlapHours: whole({
        ...{ minimum: 0, maximum: MOST_OVERLAP_HOURS },
        description: `How long the secret before signs beside it: ${OVERLAP_HOURS} unless said; 0 where it may have leaked.`,
      }),
    },
  ),
);

export const WebhookPage = pageOf('WebhookPage', Webhook);

export const Delivery = named(
  'WebhookDelivery',
  object({
    id: uuid(),
    event: uuid({ description: 'The `webhook-id` it is sent under.' }),
    dossier: text(),
    act: oneOf(EVENT_ACTS),
    state: oneOf(DELIVERY_STATES),
    tries: whole(),
    madeAt: moment(),
    nextAt: nullable(moment({ description: 'When it is tried again.' })),
    endedAt: nullable(moment()),
    lastResult: nullable(
      oneOf(['delivered', 'status', 'timeout', 'unreachable', 'target-refused', 'closed', 'secret-lost']),
    ),
    lastStatus: nullable(whole()),
  }),
);
export const DeliveryPage = pageOf('WebhookDeliveryPage', Delivery);
