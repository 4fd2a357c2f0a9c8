import { CENTRE } from '../tests/world/filing.ts';
import { samplePdf } from '../tests/world/papers.ts';
import { judged } from './day.ts';
import type { Watch } from './load.ts';
import { type Answer, hidden, type Visitor } from './visitor.ts';

/** What a filer types into the general declaration, by the name of the input; what is not here stays as the page has it. */
const TYPED: Readonly<Record<string, string>> = {
  ...{ filerKind: 'person', filerPhone: '0905 123 456', isOwner: 'yes', filerSex: 'female' },
  ...{ 'filerBirth.day': '8', 'filerBirth.month': '3', 'filerBirth.year': '1990' },
  ...{ 'filerAddress.commune': 'Tịnh Khê, Quảng Ngãi', 'filerAddress.detail': 'Thôn Trường Định' },
  request: 'Đề nghị cấp lại giấy chứng nhận đăng ký tàu cá QNg-90214-TS vì bị hỏng trong bão số 12.',
};

/** As many as a filing of this bench's procedure must have. */
const PAPERS = 2;

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

/** The page's form as somebody sends it who answers every question. */
function filled(page: string): URLSearchParams {
  const sent = new URLSearchParams();
  const form = /<form[^>]*method="POST"[\s\S]*?<\/form>/i.exec(page.slice(page.indexOf('<main')))?.[0] ?? '';
  for (const [tag] of form.matchAll(/<(?:input|textarea)[^>]*>/g)) {
    const [name, kind = 'text'] = [attribute(tag, 'name'), attribute(tag, 'type')];
    if (!name || kind === 'checkbox') continue;
    if (kind !== 'radio') sent.set(name, attribute(tag, 'value') || (TYPED[name] ?? ''));
    else if (/ checked/.test(tag) || attribute(tag, 'value') === TYPED[name] || !sent.has(name))
      sent.set(name, attribute(tag, 'value') ?? 'on');
  }
  return sent;
}

/** One filing by a citizen who is signed in, to the page that says it was received. Answers how many papers were sent. */
export async function fileByPages(who: Visitor, procedure: string, watch: Watch): Promise<number> {
  const step = async (kind: string, good: number, path: string, form?: URLSearchParams | FormData): Promise<Answer> => {
    let answer: Answer | undefined;
    await watch.time(kind, async () => {
      answer = await who.ask(path, form);
      return judged(answer, [good]);
    });
    if (answer?.status === good) return answer;
    const why = /error-summary[\s\S]{0,600}/.exec(answer?.body ?? '')?.[0].replace(/<[^>]*>|\s+/g, ' ');
    throw new Error(`${kind} ${path} answered ${answer?.status}: ${why}`);
  };
  const begun = await step('begin', 303, `/nop-ho-so/${procedure}?hoi=1`, new URLSearchParams());
  const draft = begun.location;
  const { body: list } = await step('draft', 200, draft);
  let at = new RegExp(`href="(${draft}/khai/[^"?]+)`).exec(list)?.[1] ?? '';
  while (at.includes('/khai/')) {
    const { body } = await step('question', 200, at);
    at = (await step('answer', 303, at, filled(body))).location;
  }
  const { body: needed } = await step('papers', 200, `${draft}/giay-to`);
  const links = needed.matchAll(new RegExp(`href="(${draft}/giay-to/[^"?]+)`, 'g'));
  const papers = [...new Set([...links].map(([, to]) => to as string))].slice(0, PAPERS);
  for (const paper of papers) {
    const form = new FormData();
    form.set('tep', new Blob([new Uint8Array(samplePdf(paper))], { type: 'application/pdf' }), 'ban-quet.pdf');
    await step('upload', 303, paper, form);
  }
  const { body: whither } = await step('whither page', 200, `${draft}/noi-nop`);
  const where = { ban: hidden(whither, 'ban'), 'noi-nop': CENTRE, nhan: 'centre' };
  await step('whither', 303, `${draft}/noi-nop`, new URLSearchParams(where));
  const { body: check } = await step('check page', 200, `${draft}/kiem-tra`);
  if (!hidden(check, 'khoa')) throw new Error('something is missing in the draft');
  const sent = { ban: hidden(check, 'ban'), khoa: hidden(check, 'khoa'), 'cam-doan': '1' };
  const receipt = await step('send', 303, `${draft}/kiem-tra`, new URLSearchParams(sent));
  await step('receipt', 200, receipt.location);
  return papers.length;
}
