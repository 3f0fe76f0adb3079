import { changeStateAction } from './changeState';

/** Voids a bill, where Clio offers that: one that awaits payment and has none (Clio: Bills). */
export const voidBill = changeStateAction('void', async () => await Promise.resolve('void'));
