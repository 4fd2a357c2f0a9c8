export { DeliveryBusy, deliver } from './acts/deliver.ts';
export { type Cause, publishEvents } from './acts/publish.ts';
export {
  MOST_OVERLAP_HOURS,
  OVERLAP_HOURS,
  type RenewalWish,
  renewWebhookSecret,
  type Signing,
  sealWebhookSecrets,
  signingOf,
} from './acts/secrets.ts';
export { endWebhook, type ReplayAsk, replay, setWebhook, type WebhookWish } from './acts/webhooks.ts';
export { EVENT_ACTS, type EventAct, isEventAct } from './rules/acts.ts';
export type { FeedEvent } from './rules/payload.ts';
export { writtenSecret } from './signing/sign.ts';
export {
  DELIVERY_STATES,
  type DeliveriesAsked,
  type DeliveryLine,
  type DeliveryState,
  deliveries,
  type SendingLag,
  sendingLag,
} from './sql/deliveries.ts';
export { type EventsFound, eventsAfter } from './sql/events.ts';
export { findWebhook, type Webhook, webhooksOf } from './sql/webhooks.ts';
