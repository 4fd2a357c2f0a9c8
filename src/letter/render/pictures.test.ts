import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { unlikeApproved } from '../../../tests/journeys/pictures.ts';
import { sampleLetter } from '../../../tests/world/letters.ts';
import { letterKinds } from '../rules/letters.ts';
import { closePress, render } from './render.ts';

const asOf = parseInstant('2026-11-20T14:00:00+07:00') as Instant;
const folder = mkdtempSync(join(tmpdir(), 'motcua-pages-'));
after(async () => {
  await closePress();
  rmSync(folder, { recursive: true, force: true });
});

const poppler = spawnSync('pdftoppm', ['-v']).error === undefined;
const needs = poppler ? {} : { skip: 'pdftoppm is not installed: apt-get install poppler-utils' };

/** Dots an inch: enough to see a mark above a letter move, small enough to keep in the repository. */
const DOTS = '72';

for (const kind of letterKinds) {
  test(`the letter ${kind} looks as it was approved`, needs, async () => {
    const path = join(folder, `${kind}.pdf`);
    writeFileSync(path, await render(kind, sampleLetter(kind), { asOf }));
    execFileSync('pdftoppm', ['-r', DOTS, '-png', path, join(folder, kind)]);
    const pages = readdirSync(folder).filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.png'));
    const wrong = pages
      .toSorted()
      .flatMap((name, at) => unlikeApproved(`letter-${kind}-${at + 1}`, readFileSync(join(folder, name))) ?? []);
    assert.deepEqual(wrong, []);
    assert.ok(pages.length > 0);
  });
}
