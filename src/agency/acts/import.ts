import { type Imported, importData } from '#db/import.ts';
import type { Acting } from '#db/transaction.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { calendarImporter } from './import-calendar.ts';
import { unitsImporter } from './import-units.ts';

/** The nation's units and what became of each, from the data folder (data/units). */
export const importUnits = (app: Acting, folder: string): Promise<Outcome<Imported, 'bad-data'>> =>
  importData(app, unitsImporter, folder);

/** Days off, make-up days and what is not yet known, from the data folder (data/calendar). */
export const importCalendar = (app: Acting, folder: string): Promise<Outcome<Imported, 'bad-data'>> =>
  importData(app, calendarImporter, folder);
