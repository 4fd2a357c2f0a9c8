import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { setContact } from '#identity/index.ts';
import { work } from '#jobs/worker.ts';
import { openTracing } from '#watch/open-telemetry.ts';
import { traced, tracer } from '#watch/tracer.ts';
import { serve } from '../../src/server.ts';
import { openVisitor } from '../security/site.ts';
import { generalAnswers } from '../world/case.ts';
import { type CollectedSpan, openCollector } from '../world/collector.ts';
import { openMailServer } from '../world/mail.ts';
import { openProvince } from '../world/province.ts';
import { citizenNamed, fileFor } from '../world/running-site.ts';

const CALLER = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const traceparent = `00-${CALLER.trace}-${CALLER.span}-01`;
const PASSWORD = 'motcua-demo';
const EMAIL = 'tu.vo@vidu.example';

/** An officer accepts a dossier on its page; the jobs that follow tell its owner by mail. Everything is traced. */
async function accepted(t: TestContext) {
  const hooks = { after: (act: () => Promise<void>) => t.after(act) };
  const collector = await openCollector(hooks);
  const mail = await openMailServer(hooks);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-traces-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const app = await openProvince(hooks, {}, { MOTCUA_VAR: folder, PORT: '0', SMTP_URL: mail.url });
  const serving = await serve(app);
  t.after(() => serving.close());
  const owner = await citizenNamed(app, 'tu.vv');
  assert.ok((await setContact(app, owner, { phone: '0905123456', email: EMAIL, mayMail: true })).ok);

  const tracing = await openTracing(collector.url);
  t.after(() => tracing?.close());
  const code = await fileFor(app, owner);
  const who = openVisitor(serving.address);
  assert.equal(
    (await who.post('/dang-nhap?/mat-khau', { 'ten-dang-nhap': 'suong.dt', 'mat-khau': PASSWORD })).status,
    303,
  );
  const sent = { viec: 'accept', ban: '1', khoa: crypto.randomUUID() };
  const answer = await who.post(`/can-bo/ho-so/${code}`, sent, { traceparent });
  assert.equal(answer.status, 303, answer.body);
  assert.match(answer.location, /xong/);
  const late = await who.post(`/can-bo/ho-so/${code}`, { ...sent, khoa: crypto.randomUUID() });
  assert.notEqual(late.status, 303);
  await who.get(`/thu-tuc?tu-khoa=${encodeURIComponent(`${owner.name} ${owner.personalNumber}`)}`);
  const form = { grant_type: 'client_credentials', client_id: crypto.randomUUID(), client_secret: PASSWORD };
  await fetch(`${serving.address}/api/v1/token`, { method: 'POST', body: new URLSearchParams(form) });

  const worker = await work(app);
  for (;;) {
    const { rows } = await app.read.query<{ left: number }>(
      'select count(*)::integer as left from graphile_worker.jobs',
    );
    if (rows[0]?.left === 0) break;
    await app.read.query('select pg_sleep(0.05)');
  }
  await worker.close();
  assert.equal(mail.mails.length, 2, 'filed and accepted');
  await tracing?.close();
  return { ...collector, owner, code };
}

const below = (spans: readonly CollectedSpan[], parent: CollectedSpan) =>
  spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId);

function only(spans: readonly CollectedSpan[], name: string): CollectedSpan {
  const found = spans.filter((one) => one.name === name);
  assert.equal(found.length, 1, `${name} among ${spans.map((one) => one.name).join(' | ')}`);
  return found[0] as CollectedSpan;
}

test('one trace leads from the caller through page, act and statements to the jobs and the mail, and tells of nobody', async (t) => {
  const { spans, raw, owner, code } = await accepted(t);
  const mine = spans.filter(({ traceId }) => traceId === CALLER.trace);
  const known = new Set([CALLER.span, ...mine.map(({ spanId }) => spanId)]);
  for (const one of mine) assert.ok(known.has(one.parentSpanId ?? ''), `${one.name} hangs on nothing`);

  const page = only(mine, 'POST /can-bo/ho-so/[code]');
  assert.deepEqual([page.parentSpanId, page.kind], [CALLER.span, 2]);
  assert.deepEqual(page.attributes, {
    'http.request.method': 'POST',
    'http.route': '/can-bo/ho-so/[code]',
    'http.response.status_code': 303,
  });
  const act = only(below(mine, page), 'act dossier-accept');
  assert.deepEqual(act.attributes, { 'motcua.act': 'dossier-accept', 'motcua.outcome': 'done' });
  const statements = below(mine, act);
  for (const name of ['begin', 'insert trail_entry, job_outbox', 'commit'])
    assert.ok(
      statements.some((one) => one.name === name && one.kind === 3),
      `${name} among ${statements.map((one) => one.name).join(' | ')}`,
    );
  assert.ok(
    below(mine, page).some(({ name }) => name.startsWith('select ')),
    'reads of the page outside the act',
  );

  const react = only(below(mine, act), 'job react');
  const mail = only(mine, 'job send-notice');
  const cause = mine.find(({ spanId }) => spanId === mail.parentSpanId);
  assert.equal(cause?.parentSpanId, react.spanId, 'the mail follows from an act of the job that reacted');
  const smtp = only(below(mine, mail), 'smtp send');
  assert.deepEqual(smtp.attributes, { 'motcua.outcome': 'sent' });

  const refused = spans.find(({ attributes }) => attributes['motcua.outcome'] === 'changed-meanwhile');
  assert.equal(refused?.name, 'act dossier-accept');
  assert.equal(only(spans, 'POST /api/v1/token').attributes['http.response.status_code'], 401);
  assert.equal(only(spans, 'act system:client-token').attributes['motcua.outcome'], 'client-wrong');

  const told = raw.join('\n');
  const secrets = [owner.name, owner.personalNumber, owner.id, EMAIL, '0905123456', code, PASSWORD, 'suong.dt', 'Đặng'];
  // Answers that are codes of the form, such as `person`, are words of the schema too.
  const typed = Object.values(generalAnswers).filter((one) => typeof one === 'string' && /[^a-z-]/.test(one));
  assert.ok(typed.length > 3);
  for (const secret of [...secrets, ...typed]) assert.ok(!told.includes(String(secret)), `${secret} stands in a span`);
  assert.doesNotMatch(told, /[0-9a-f]{8}-[0-9a-f]{4}-/, 'ids of anybody');
  assert.doesNotMatch(told, /(?![a-zA-Z])\p{L}|%C[3-6]/u, 'no Vietnamese: nothing anybody typed');
});

test('a collector that is away costs its traces and no work, and does not hold up the end', async () => {
  let lost = 0;
  const tracing = await openTracing('http://127.0.0.1:9', (spans) => {
    lost += spans;
  });
  assert.equal(await traced('server', 'GET', () => traced('client', 'select', async () => 7)), 7);
  const began = performance.now();
  await tracing?.close();
  assert.equal(lost, 2);
  assert.ok(performance.now() - began < 8_000);
});

/** Its interface, @opentelemetry/api, prom-client loads in any case. */
test('without a collector nothing of OpenTelemetry is loaded and nothing is traced', async () => {
  assert.equal(await openTracing(undefined), undefined);
  assert.equal(tracer(), undefined);
  const program = `
    import { registerHooks } from 'node:module';
    let loaded = 0;
    registerHooks({ load: (url, context, next) => { loaded += /@opentelemetry.(sdk|resources|exporter|core)/.test(url) ? 1 : 0; return next(url, context); } });
    await import('./src/cli/serve.ts');
    const { openTracing } = await import('./src/watch/open-telemetry.ts');
    await openTracing(undefined);
    const off = loaded;
    await (await openTracing('http://127.0.0.1:9')).close();
    console.log(JSON.stringify([off, loaded > 0]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  assert.deepEqual(JSON.parse(stdout), [0, true]);
});
