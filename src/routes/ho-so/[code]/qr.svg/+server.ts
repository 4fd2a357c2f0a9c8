import { error } from '@sveltejs/kit';
import { toString as squareCode } from 'qrcode';
import { findDossier } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'signed-in';

/** The address of the dossier's own page, to be opened with a telephone; whoever opens it signs in first. */
export const GET: RequestHandler = async ({ locals: { app, viewer }, params }) => {
  const dossier = await findDossier(app.read, app.realm, viewer, params.code);
  if (!dossier) error(404);
  const address = `${app.settings.origin}/ho-so/${dossier.code}`;
  const svg = await squareCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' } });
};
