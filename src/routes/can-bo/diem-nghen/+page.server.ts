import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import {
  evaluatingPosts,
  proceduresWithDossiers,
  seesUnit,
  unitsNamed,
  viewBottlenecks,
  type WaitKey,
} from '#scorecard/index.ts';
import { ownBoard } from '../bang-diem/asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

const KEYS: Readonly<Record<string, WaitKey>> = {
  buoc: 'step',
  'co-quan': 'unit',
  'nguoi-giu': 'holder',
  thu: 'weekday',
  gio: 'hour',
};

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const asked = ownBoard(app, viewer, url);
  // Who works how is for those who lead the work, not for who oversees it.
  const posts = await evaluatingPosts(app.read, app.realm, viewer, asked.now);
  const leads = seesUnit(app.realm, posts, asked.unit) === 'officers';
  const keys = Object.entries(KEYS).filter(([, key]) => key !== 'holder' || leads);
  const theo = url.searchParams.get('theo') ?? 'buoc';
  const by = keys.find(([text]) => text === theo)?.[1];
  if (by === undefined) error(404);
  const on = { name: url.searchParams.get('diem') ?? '', after: url.searchParams.get('sau') ?? '' };
  const [found, own, named, procedures] = await Promise.all([
    viewBottlenecks(app.read, viewer, { ...asked, by, on }),
    unitsNamed(app.read, app.realm, asked.own),
    unitsNamed(app.read, app.realm, [asked.unit]),
    proceduresWithDossiers(app.read, asked),
  ]);
  if (asked.unit !== app.realm && named.length === 0) error(404);
  const { unit, period, now } = asked;
  return {
    desk: true,
    ...found,
    ...{ own, unit, period, now, by, theo, keys, procedures },
    name: named[0] ?? null,
    opened: on.name,
  };
};
