import type { Viewer } from '#identity/index.ts';
import type { LocalDate } from '#kernel/time.ts';
import { ownReportUnits, reportsToSend } from '#scorecard/index.ts';
import type { App } from '../../app.ts';

/** Reports that the viewer's units are to send now (TT 09/2026/TT-BTP). */
export const toSend = async (app: App, viewer: Viewer, today: LocalDate) =>
  (
    await Promise.all(
      ownReportUnits(viewer).map(async (unit) =>
        (await reportsToSend(app.read, app.realm, { unit, today })).map((one) => ({ ...one, unit })),
      ),
    )
  ).flat();
