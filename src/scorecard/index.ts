export { type Figure, type Sheet, type SheetRow, sheetOf } from './rules/sheet.ts';
