import { logCommunication } from './logCommunication';

/** Logs an e-mail; nothing is sent. */
export const logEmail = logCommunication('logEmail', 'EmailCommunication', 'Email');
