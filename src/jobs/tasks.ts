import { alternating } from '#db/alternate.ts';
import { sealDays } from '#db/roots.ts';
import { closable, close, rebuildQueues, recountQueues, redateAll, succeedAll } from '#dossier/index.ts';
import { deliver, sealWebhookSecrets } from '#feed/index.ts';
import { forgetRates, forgetUnsent, sealCodes } from '#identity/index.ts';
import { mailer } from '#integrations/mail/client.ts';
import { webhookSender } from '#integrations/webhook/client.ts';
import { openGuard } from '#integrations/webhook/guard.ts';
import { gatherDigests, type Post, sendDigest, sendNotice, watchLimits } from '#notice/index.ts';
import { rebuildScore, recountScore, remindExplanations } from '#scorecard/index.ts';
import type { App } from '../app.ts';
import { checkSignatures } from './check-signatures.ts';
import { startTrial } from './live-trial.ts';
import { lookAtFile } from './look-at-file.ts';
import { makeCredential } from './make-credential.ts';
import { collectFiles } from './orphans.ts';
import { emptyQuarantine } from './quarantine.ts';
import { actsOf, react } from './react.ts';
import { laterReactions } from './reactions.ts';
import { readFile } from './read-file.ts';
import { signCopy } from './sign-copy.ts';
import { signReport } from './sign-report.ts';
import { signResult } from './sign-result.ts';

/** A job is a door: it reads what it was given, calls one act, ends. Every one is safe to run twice; a long one ends early when the program stops. */
export type Task = (app: App, payload: unknown, stop?: AbortSignal) => Promise<JobEnds>;

/** Of a job that has several things to do, how each ended; graphile-worker tries again those that failed. */
export type JobEnds = Promise<void>[] | void;

/** A reaction that has a job to itself, to the act the job names. */
const later =
  ({ does }: (typeof laterReactions)[number]): Task =>
  async (app, payload) => {
    for (const happened of await actsOf(app, [payload as { event: string }])) await does(app, happened);
  };

async function sealTrail(app: App, _: unknown, stop?: AbortSignal): Promise<void> {
  const days = await sealDays(app, alternating(stop));
  if (days.length > 0) app.log.info({ event: 'trail-sealed', days }, 'published the roots of past days');
}

/** The system closes on the centre's behalf what was not supplemented in fifteen days (NĐ 118/2025 Đ19.5). */
async function closeDossiers(app: App): Promise<void> {
  for (const code of await closable(app.read, app.realm, app.clock.now())) await close(app, code);
}

/** What agencies that ended by today left open goes on with whoever carries on their work (NQ 190/2025/QH15). */
async function succeedAgencies(app: App): Promise<void> {
  const moved = await succeedAll(app);
  if (moved > 0)
    app.log.info({ event: 'dossiers-succeeded', moved }, 'open dossiers went to the agencies that carry on');
}

/** Terms follow the calendar: asked for when one is published, and each night for what an import or another program brought. */
async function redateDossiers(app: App, _: unknown, stop?: AbortSignal): Promise<void> {
  const moved = await redateAll(app, alternating(stop));
  if (moved) app.log.info({ event: 'dossiers-redated', moved }, 'dates of open dossiers follow the changed calendar');
}

/** Every night, and at a start after a day without one: what differs is told, counted and mended. It must be nothing. */
async function recount(app: App, _: unknown, stop?: AbortSignal): Promise<void> {
  const found = await recountQueues(app, alternating(stop));
  if (found.differences === 0) return;
  app.log.error({ event: 'queues-differ', ...found }, 'queues were not what the dossiers say; made anew');
  await rebuildQueues(app);
}

/** The same for the index: a calendar published late is one honest cause, and the figures follow it. */
async function recountIndex(app: App, _: unknown, stop?: AbortSignal): Promise<void> {
  const found = await recountScore(app, alternating(stop));
  if (found.differences === 0) return;
  app.log.error({ event: 'score-differs', ...found }, 'the index was not what the dossiers say; made anew');
  await rebuildScore(app);
}

/** A mail server that is down makes this fail, and graphile-worker try again later. */
async function mailNotice(app: App, payload: unknown): Promise<void> {
  const { notice } = payload as { notice: string };
  await sendNotice(app, postOf(app), notice);
}

const postOf = ({ settings: { smtpUrl, mailFrom: from, origin } }: App): Post => ({
  ...{ send: smtpUrl ? mailer(smtpUrl) : undefined, from, origin },
});

/** What waited for the mail of the day; looked for often, so that a program that slept at seven still sends it. */
async function gather(app: App): Promise<void> {
  const digests = await gatherDigests(app);
  if (digests > 0) app.log.info({ event: 'digests-gathered', digests }, 'put notices into the mails of the day');
}

async function mailDigest(app: App, payload: unknown): Promise<void> {
  await sendDigest(app, postOf(app), (payload as { digest: string }).digest);
}

/** Officers hear of limits that come near or pass. */
async function tellLimits(app: App): Promise<void> {
  const notices = await watchLimits(app);
  if (notices > 0) app.log.info({ event: 'limits-told', notices }, 'told officers of limits');
}

/** Who heads a unit hears before its explanation is due, and with who asked when it is late. */
async function tellExplanations(app: App): Promise<void> {
  const notices = await remindExplanations(app);
  if (notices > 0) app.log.info({ event: 'explanations-told', notices }, 'reminded units of explanations');
}

/** A receiver that is down is tried again by a job of its own, after its wait. */
async function sendWebhook(app: App, payload: unknown): Promise<void> {
  const { delivery } = payload as { delivery: string };
  await deliver(app, webhookSender(openGuard(app.settings.webhookNetworks)), delivery);
}

/** How many, or which. */
const isSome = (lost: number | readonly string[]): boolean => (typeof lost === 'number' ? lost : lost.length) > 0;

/** At each start and every night: what an older program kept plain is sealed, what was renewed long ago forgotten. */
async function sealSecrets(app: App): Promise<void> {
  const kinds = [
    { what: 'webhooks', done: await sealWebhookSecrets(app) },
    { what: 'codes', done: await sealCodes(app) },
  ];
  for (const { what, done } of kinds) {
    if (!done.ok) app.log.error({ event: 'secrets-plain', what }, 'secrets are not sealed: set FILES_KEY_FILE');
    else if (isSome(done.value.lost))
      app.log.error({ event: 'secrets-lost', what, ...done.value }, 'no key here opens some secrets');
    else app.log.info({ event: 'secrets-sealed', what, ...done.value });
  }
}

export const tasks: Record<string, Task> = {
  react,
  ...Object.fromEntries(laterReactions.map((one) => [one.task, later(one)])),
  'seal-trail': sealTrail,
  'send-notice': mailNotice,
  'send-webhook': sendWebhook,
  'gather-digests': gather,
  'send-digest': mailDigest,
  'sign-report': signReport,
  'sign-result': signResult,
  'sign-copy': signCopy,
  'make-credential': makeCredential,
  'check-signatures': checkSignatures,
  'look-at-file': lookAtFile,
  'read-file': readFile,
  'live-trial': startTrial,
  'close-dossiers': closeDossiers,
  'succeed-agencies': succeedAgencies,
  'redate-dossiers': redateDossiers,
  'recount-queues': recount,
  'recount-score': recountIndex,
  'forget-unsent': async (app) => void (await forgetUnsent(app)),
  'forget-rates': async (app) => forgetRates(app),
  'watch-limits': tellLimits,
  'remind-explanations': tellExplanations,
  'collect-files': collectFiles,
  'empty-quarantine': emptyQuarantine,
  'seal-secrets': sealSecrets,
};

/** When a recurring job is due, by the name of its task; graphile-worker's cron lines, in UTC (Viet Nam is UTC+7). */
export const schedule = [
  // 00:10 in Viet Nam
  '10 17 * * * seal-trail ?fill=2d',
  '*/15 * * * * close-dossiers',
  // 00:05 in Viet Nam: an agency ends at the beginning of a day
  '5 17 * * * succeed-agencies ?fill=1d',
  // 00:20 in Viet Nam, after successors have theirs
  '20 17 * * * redate-dossiers ?fill=1d',
  '*/10 * * * * forget-unsent',
  '*/10 * * * * forget-rates',
  // 01:30 in Viet Nam
  '30 18 * * * recount-queues ?fill=1d',
  // 02:30 in Viet Nam
  '30 19 * * * collect-files ?fill=1d',
  // 02:00 in Viet Nam
  '0 19 * * * recount-score ?fill=1d',
  // 02:45 in Viet Nam
  '45 19 * * * empty-quarantine ?fill=1d',
  // 02:50 in Viet Nam
  '50 19 * * * seal-secrets ?fill=1d',
  '*/10 * * * * gather-digests',
  // 07:00 in Viet Nam, when offices open
  '0 0 * * * remind-explanations ?fill=1d',
  // Well within the two hours of Đ17.2c
  '*/5 * * * * watch-limits',
].join('\n');
