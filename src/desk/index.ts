export { attachTicket, linkDossier } from './acts/attach.ts';
export {
  type BackAsk,
  type CounterAsk,
  callAgain,
  callNext,
  finish,
  letBack,
  skip,
  type TransferAsk,
  transfer,
} from './acts/call.ts';
export { confirmLine, type ListAsk, makeHandover, refuseLine, takeBackLine } from './acts/hand-over.ts';
export { setCounters } from './acts/set-counters.ts';
export { leave, sit } from './acts/sit.ts';
export { openingOf, type TakeAsk, takeTicket } from './acts/take-ticket.ts';
export { type CounterView, centresLed, viewCounter } from './counter-view.ts';
export {
  type CounterWork,
  counterWork,
  type HandoverView,
  type Limited,
  type StockView,
  viewHandover,
  viewHandovers,
  viewStock,
} from './handover-view.ts';
export {
  type BoardView,
  isKiosk,
  type LineView,
  type TicketView,
  viewBoard,
  viewLine,
  viewTicket,
} from './line-view.ts';
export { mayReadRegister, type RegisterRow, viewRegister } from './register-view.ts';
export { BYTE_ORDER_MARK, csvLine } from './rules/csv.ts';
export { countersOf, leadsCentre, receivesAt } from './rules/may.ts';
export type { Opening } from './rules/opening.ts';
export { groupsOn, PRIORITY_GROUPS, type PriorityGroup } from './rules/priority.ts';
export { type CounterSettings, PURPOSES, type Series, USUAL } from './rules/settings.ts';
export { labelOf } from './rules/ticket.ts';
export { ticketOfDossier } from './sql/attached.ts';
export { centreOf, centresGiving, type PublicCentre, revisionOf, withoutSecrets } from './sql/centres.ts';
export type { ListedHandover } from './sql/handover.ts';
export type { Stocked, StockKind } from './sql/stock.ts';
export { findTicket } from './sql/tickets.ts';
export { type WaitsOfHour, waitsByHour } from './sql/waits.ts';
