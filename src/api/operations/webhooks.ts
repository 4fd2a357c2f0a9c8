import {
  deliveries,
  type EventAct,
  endWebhook,
  findWebhook,
  type Webhook as Row,
  renewWebhookSecret,
  replay,
  type Signing,
  setWebhook,
  signingOf,
  webhooksOf,
  writtenSecret,
} from '#feed/index.ts';
import { mayTarget, openGuard } from '#integrations/webhook/guard.ts';
import { ok, refused } from '#kernel/outcome.ts';
import type { App } from '../../app.ts';
import { cut, readCursor, writeCursor } from '../cursor.ts';
import { route } from '../route.ts';
import { object, uuid } from '../schema.ts';
import { at, atOrNull, PAGE, pageQuery } from '../shapes/common.ts';
import { DeliveryPage, NewWebhook, NewWebhookSecret, Webhook, WebhookPage } from '../shapes/feed.ts';

const body = ({ id, url, acts, madeAt, closedAt, closedWhy }: Row, { secret, since, earlierUntil }: Signing) => ({
  ...{ id, url, acts: acts as EventAct[], secret: writtenSecret(secret), closedWhy },
  ...{ secretSince: at(since), earlierUntil: atOrNull(earlierUntil), madeAt: at(madeAt), closedAt: atOrNull(closedAt) },
});

/** Webhooks as their client sees them, secrets opened. */
async function bodies(app: App, rows: readonly Row[]) {
  const signing = await signingOf(app, rows);
  if (!signing.ok) return signing;
  return ok(rows.flatMap((row) => [signing.value.get(row.id)].flatMap((one) => (one ? [body(row, one)] : []))));
}

async function answered(app: App, row: Row | undefined) {
  const found = row ? await bodies(app, [row]) : refused('not-found');
  if (!found.ok) return found;
  const [one] = found.value;
  return one ? ok({ body: one }) : refused('not-found');
}

const byWebhook = object({ webhook: uuid({ description: 'Chosen by the client.' }) });

export const listWebhooks = route(
  {
    ...{ id: 'listWebhooks', method: 'GET', path: '/webhooks', tag: 'Webhooks', scope: 'webhooks:manage' },
    summary: "This client's open webhooks: twenty at most, on one page",
  },
  {
    answer: WebhookPage,
    handle: async ({ app, machine }) => {
      const found = await webhooksOf(app.read, app.realm, machine.id);
      const items = await bodies(app, found);
      return items.ok ? ok({ body: { items: items.value, next: null } }) : items;
    },
  },
);

export const putWebhook = route(
  {
    ...{ id: 'putWebhook', method: 'PUT', path: '/webhooks/{webhook}', tag: 'Webhooks', scope: 'webhooks:manage' },
    summary: 'Says where this client is told what happens; to public addresses by https only',
  },
  {
    params: byWebhook,
    body: NewWebhook,
    answer: Webhook,
    handle: async ({ app, machine, params, body: { url, acts = [] } }) => {
      const guard = openGuard(app.settings.webhookNetworks);
      const wish = { id: params.webhook.toLowerCase(), url, acts };
      const done = await setWebhook(app, machine.id, wish, (target) => mayTarget(guard, target));
      return done.ok ? answered(app, done.value) : done;
    },
  },
);

export const readWebhook = route(
  {
    ...{ id: 'readWebhook', method: 'GET', path: '/webhooks/{webhook}', tag: 'Webhooks', scope: 'webhooks:manage' },
    summary: 'A webhook of this client, with the secret that verifies what it sends',
  },
  {
    params: byWebhook,
    answer: Webhook,
    handle: async ({ app, machine, params }) =>
      answered(app, await findWebhook(app.read, app.realm, machine.id, params.webhook)),
  },
);

export const putWebhookSecret = route(
  {
    ...{ id: 'putWebhookSecret', method: 'PUT', tag: 'Webhooks', scope: 'webhooks:manage' },
    path: '/webhooks/{webhook}/secrets/{secret}',
    summary: 'Renews the secret of a webhook; for a while messages are signed with the one before too',
  },
  {
    params: object({
      webhook: uuid(),
      secret: uuid({ description: 'Chosen by the client; put again it changes nothing.' }),
    }),
    body: NewWebhookSecret,
    answer: Webhook,
    handle: async ({ app, machine, params: { webhook, secret }, body: { overlapHours } }) => {
      const done = await renewWebhookSecret(app, machine.id, { webhook, id: secret.toLowerCase(), overlapHours });
      return done.ok ? answered(app, await findWebhook(app.read, app.realm, machine.id, webhook)) : done;
    },
  },
);

export const deleteWebhook = route(
  {
    ...{
      id: 'deleteWebhook',
      method: 'DELETE',
      path: '/webhooks/{webhook}',
      tag: 'Webhooks',
      scope: 'webhooks:manage',
    },
    summary: 'Closes a webhook; what still waited is not sent',
  },
  {
    params: byWebhook,
    answer: Webhook,
    handle: async ({ app, machine, params }) => {
      const done = await endWebhook(app, machine.id, params.webhook);
      if (!done.ok) return done;
      return answered(app, await findWebhook(app.read, app.realm, machine.id, params.webhook));
    },
  },
);

export const listDeliveries = route(
  {
    ...{ id: 'listWebhookDeliveries', method: 'GET', path: '/webhooks/{webhook}/deliveries', tag: 'Webhooks' },
    scope: 'webhooks:manage',
    summary: 'What was sent to a webhook and how it went, the newest first',
  },
  {
    params: byWebhook,
    query: object({}, pageQuery),
    answer: DeliveryPage,
    handle: async ({ app, machine, params, query }) => {
      const cursor = readCursor(query.cursor, 'string');
      if (!cursor.ok) return cursor;
      if (!(await findWebhook(app.read, app.realm, machine.id, params.webhook))) return refused('not-found');
      const limit = query.limit ?? PAGE;
      const ask = { client: machine.id, webhook: params.webhook, before: cursor.value?.[0], limit: limit + 1 };
      const found = await deliveries(app.read, app.realm, ask);
      const lines = found.map((one) => ({
        ...{ id: one.id, event: one.event, dossier: one.dossier, act: one.act as EventAct, state: one.state },
        ...{ tries: one.tries, madeAt: at(one.madeAt), nextAt: atOrNull(one.nextAt), endedAt: atOrNull(one.endedAt) },
        ...{ lastResult: one.lastResult, lastStatus: one.lastStatus },
      }));
      return ok({ body: cut(lines, limit, ({ id }) => writeCursor([id])) });
    },
  },
);

export const replayDelivery = route(
  {
    ...{ id: 'replayWebhookDelivery', method: 'POST', tag: 'Webhooks', scope: 'webhooks:manage' },
    path: '/webhooks/{webhook}/deliveries/{delivery}/replay',
    summary: 'Sends again what was delivered or failed',
  },
  {
    params: object({ webhook: uuid(), delivery: uuid() }),
    answer: object({ delivery: uuid() }),
    handle: async ({ app, machine, params: { webhook, delivery } }) => {
      const done = await replay(app, `client:${machine.client}`, { delivery, webhook, client: machine.id });
      return done.ok ? ok({ body: done.value }) : done;
    },
  },
);
