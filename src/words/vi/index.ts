import { account } from './account.ts';
import { agency } from './agency.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { data } from './data.ts';
import { deadline } from './deadline.ts';
import { desk } from './desk.ts';
import { dossier } from './dossier.ts';
import { filing } from './filing.ts';
import { follow } from './follow.ts';
import { forms } from './forms.ts';
import { health } from './health.ts';
import { identity } from './identity.ts';
import { notice } from './notice.ts';
import { procedure } from './procedure.ts';
import { refusal } from './refusal.ts';
import { ui } from './ui.ts';
import { uiPage } from './ui-page.ts';

export const vi = {
  account,
  agency,
  cli,
  common,
  data,
  deadline,
  desk,
  dossier,
  follow,
  filing,
  forms,
  health,
  identity,
  notice,
  procedure,
  refusal,
  ui,
  uiPage,
};
