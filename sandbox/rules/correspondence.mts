import { invalid } from '../api/answer.mjs';
import { linkTo } from '../firm/firm.mjs';
import { isJsonObject, scalarText } from '../json/shape.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { idIn, linkFor, today, type WriteRules } from '../writes/context.mjs';

const mostProperties = 5;

/** Notes: of a matter or of a contact, never of both. */
export const noteRules: WriteRules = {
	before: ({ data, creating, request, now }, note) => {
		if (!creating) return;
		const wanted = data.type === 'Matter' ? 'matter' : 'contact';
		const other = wanted === 'matter' ? 'contact' : 'matter';
		if (idIn(data, wanted) === undefined)
			throw invalid(`${wanted} is required for a note of type ${scalarText(data.type)}`);
		if (data[other] !== undefined) {
			request.record('value without effect', `${other}: the note is of type ${scalarText(data.type)}`);
			delete data[other];
		}
		Object.assign(note.values, {
			author: linkTo(request.user),
			date: today(now),
			detail_text_type: 'plain_text',
			notification_event_subscribers: [],
		});
	},
};

/** Communications log what was said; nothing is sent. */
export const communicationRules: WriteRules = {
	before: ({ creating, request, now }, communication) => {
		if (creating)
			Object.assign(communication.values, {
				user: linkTo(request.user),
				date: today(now),
				received_at: timestamp(now),
				senders: [],
				receivers: [],
				external_properties: [],
				documents: [],
				notification_event_subscribers: [],
			});
	},
	check: (_context, communication) => {
		if (communication.embedded('external_properties').length > mostProperties)
			throw invalid('at most 5 external_properties');
	},
};

/** A message belongs to a conversation; without one it opens a new one. */
export const conversationMessageRules: WriteRules = {
	before: ({ request, data, now }, message) => {
		message.values.date = timestamp(now);
		message.values.sender = linkTo(request.user);
		const receivers = Array.isArray(data.receivers) ? data.receivers.filter(isJsonObject) : [];
		const members = receivers.map((row) => linkFor(request, scalarText(row.type), row.id));
		if (members.length === 0) throw invalid('receivers may not be empty');
		if (idIn(data, 'conversation') !== undefined) return;
		const matterId = idIn(data, 'matter');
		const conversation = request.firm.add(
			'Conversation',
			{
				archived: false,
				read_only: false,
				read: true,
				subject: data.subject ?? null,
				documents: [],
				matter: matterId === undefined ? null : linkFor(request, 'Matter', matterId),
				memberships: [linkTo(request.user), ...members].map((member) =>
					request.firm.embed('ConversationMembership', { read: false, archived: false, member }, { createdAt: now }),
				),
			},
			{ createdAt: now },
		);
		message.values.conversation = linkTo(conversation);
	},
};
