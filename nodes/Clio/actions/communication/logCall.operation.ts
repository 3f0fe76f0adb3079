import { logCommunication } from './logCommunication';

/** Logs a phone call. */
export const logCall = logCommunication('logCall', 'PhoneCommunication', 'Phone call');
