import { clearableChoices } from '../../../nodes/Clio/catalog/formChoices';
import { formFields, takesCustomFields } from '../../../nodes/Clio/catalog/form';
import { factsByResource } from '../../../nodes/Clio/catalog/places';
import { valuesProperties } from '../../../nodes/Clio/description/values';
import type { Pair } from './visible';
import { PAIRS, shownAtFirst } from './visible';

const shownNames = (pair: Pair, specifyValues: string) =>
	shownAtFirst({ ...pair, specifyValues })
		.map(({ name }) => name)
		.filter((name) => valuesProperties.some((each) => each.name === name));

describe('what a record is given', () => {
	it.each(PAIRS.map((pair) => [`${pair.resource}: ${pair.operation}`, pair] as const))(
		'%s has values and fields to clear exactly where there are any',
		(_, pair) => {
			const facts = factsByResource().get(pair.resource)?.get(pair.operation);
			const takes = facts !== undefined && facts.method !== 'DELETE' && formFields(facts).length > 0;
			const clears =
				facts?.method === 'PATCH' && (clearableChoices(facts).length > 0 || takesCustomFields(facts) !== undefined);
			const wanted = (values: string) => [
				...(takes ? ['specifyValues', values] : []),
				...(clears ? ['fieldsToClear'] : []),
			];
			expect(shownNames(pair, 'fields')).toEqual(wanted('values'));
			expect(shownNames(pair, 'json')).toEqual(wanted('valuesJson'));
		},
	);

	it('takes little of the description', () => {
		expect(JSON.stringify(valuesProperties).length).toBeLessThan(6_000);
	});
});
