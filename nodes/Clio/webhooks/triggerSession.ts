import type { ClioSession, Limits, TriggerContext } from '../transport/session';
import { clioSession } from '../transport/session';

/** Nobody waits for a trigger, but what it holds in memory is lost when n8n stops. */
const LIMITS: Limits = { timeoutSeconds: 60, waitSeconds: 300 };

/**
 * The session of a trigger, which may register webhooks even with a Read Only credential.
 *
 * @throws InputProblem when the credential cannot be used
 */
export async function triggerSession(this: TriggerContext): Promise<ClioSession> {
	const session = await clioSession.call(this, this.getNodeParameter('authentication', 'oAuth2'), LIMITS);
	return { ...session, registersWebhooks: true };
}
