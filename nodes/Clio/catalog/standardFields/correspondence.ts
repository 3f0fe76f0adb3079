import type { FieldSelection } from '../fieldSelection';
import { MATTER } from './matters';

const PARTICIPANT = ['id', 'type', 'name', 'identifier'];

export const CORRESPONDENCE: Readonly<Record<string, FieldSelection>> = {
	Communication: [
		'id',
		'etag',
		'type',
		'subject',
		'body',
		'date',
		'received_at',
		'created_at',
		'updated_at',
		{ matter: MATTER, user: ['id', 'name'], senders: PARTICIPANT, receivers: PARTICIPANT },
	],
	Conversation: [
		'id',
		'etag',
		'subject',
		'message_count',
		'read',
		'archived',
		'read_only',
		'current_user_is_member',
		'created_at',
		'updated_at',
		{ matter: MATTER, last_message: ['id', 'date', 'body'] },
	],
	// Clio names no attributes of participants here; what it gives by itself is all there is to ask for.
	ConversationMessage: [
		'id',
		'etag',
		'date',
		'body',
		'sender',
		'receivers',
		'created_at',
		'updated_at',
		{ conversation: ['id', 'subject'], document: ['id', 'name'] },
	],
	LogEntry: [
		'id',
		'etag',
		'type',
		'accessed_at',
		'created_at',
		'updated_at',
		{ item: ['id', 'type', 'identifier'], user: ['id', 'name'] },
	],
	MyEvent: [
		{
			event: [
				'id',
				'etag',
				'title',
				'message',
				'description',
				'primary_detail',
				'secondary_detail',
				'subject_type',
				'subject_id',
				'occurred_at',
			],
		},
	],
};
