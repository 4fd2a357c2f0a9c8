import { acts } from './operations/acts.ts';
import * as agencies from './operations/agencies.ts';
import * as catalogue from './operations/catalogue.ts';
import { readChoices } from './operations/choices.ts';
import * as dossiers from './operations/dossiers.ts';
import { listEvents } from './operations/events.ts';
import { file } from './operations/filing.ts';
import { readLetter } from './operations/letters.ts';
import { answerSupplement } from './operations/supplement.ts';
import { giveToken } from './operations/token.ts';
import { track } from './operations/tracking.ts';
import * as webhooks from './operations/webhooks.ts';
import type { Route } from './route.ts';

/** Every operation of /api/v1, in the order of the document. */
export const routes: readonly Route[] = [
  giveToken,
  catalogue.listCatalogue,
  catalogue.readProcedure,
  catalogue.readForm,
  agencies.listAll,
  agencies.readAgency,
  file,
  dossiers.listOfDossiers,
  dossiers.readDossier,
  dossiers.readPaper,
  readLetter,
  readChoices,
  track,
  ...acts,
  answerSupplement,
  listEvents,
  webhooks.listWebhooks,
  webhooks.putWebhook,
  webhooks.readWebhook,
  webhooks.putWebhookSecret,
  webhooks.deleteWebhook,
  webhooks.listDeliveries,
  webhooks.replayDelivery,
];
