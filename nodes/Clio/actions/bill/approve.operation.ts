import { changeStateAction } from './changeState';

/** Approves a bill: it awaits payment then (Clio: Bills). */
export const approveBill = changeStateAction('approve', async () => await Promise.resolve('awaiting_payment'));
