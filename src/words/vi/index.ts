import { account } from './account.ts';
import { agency } from './agency.ts';
import { api } from './api.ts';
import { board } from './board.ts';
import { bottleneck } from './bottleneck.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { counter } from './counter.ts';
import { data } from './data.ts';
import { deadline } from './deadline.ts';
import { desk } from './desk.ts';
import { displayed } from './displayed.ts';
import { dossier } from './dossier.ts';
import { evaluation } from './evaluation.ts';
import { explanation } from './explanation.ts';
import { filing } from './filing.ts';
import { follow } from './follow.ts';
import { forms } from './forms.ts';
import { handover } from './handover.ts';
import { health } from './health.ts';
import { identity } from './identity.ts';
import { moving } from './moving.ts';
import { notice } from './notice.ts';
import { oversight } from './oversight.ts';
import { par } from './par.ts';
import { procedure } from './procedure.ts';
import { procedureWriting } from './procedure-writing.ts';
import { published } from './published.ts';
import { refusal } from './refusal.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { reportForms } from './report-forms.ts';
import { reportMore } from './report-more.ts';
import { result } from './result.ts';
import { score } from './score.ts';
import { signing } from './signing.ts';
import { target } from './target.ts';
import { trial } from './trial.ts';
import { ui } from './ui.ts';
import { uiPage } from './ui-page.ts';
import { vault } from './vault.ts';

export const vi = {
  account,
  agency,
  api,
  board,
  cli,
  common,
  counter,
  data,
  deadline,
  desk,
  displayed,
  dossier,
  follow,
  filing,
  forms,
  handover,
  health,
  identity,
  moving,
  notice,
  oversight,
  par,
  procedure,
  procedureWriting,
  published,
  refusal,
  register,
  result,
  signing,
  bottleneck,
  evaluation,
  explanation,
  score,
  report,
  reportForms,
  reportMore,
  target,
  trial,
  ui,
  uiPage,
  vault,
};
