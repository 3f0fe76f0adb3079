import { logAction } from './logActivity';

/** Creates a time entry and starts the timer of the credential's user on it; Clio ends the one that runs. */
export const startTimer = logAction('startTimer', (data) => ({ ...data, type: 'TimeEntry', start_timer: true }));
