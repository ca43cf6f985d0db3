import { expect, it } from 'vitest';
import { categoryTree } from '../../../core/routing/category-tree.js';
import { exception, harborLane, owns } from '../../../core/testing/harbor-lane.js';
import { isFor, rowExceptions } from './row-exceptions.js';

it('counts exceptions that name a category, and those that name one above it; others mark no row', () => {
  const exceptions = [
    ...harborLane.exceptions,
    exception('x2', { categories: ['hardware', 'respond'] }, owns('onsite-it')),
    exception('x3', { priorities: ['P1'] }, owns('onsite-it')),
  ];
  const counts = rowExceptions({ ...harborLane, exceptions });
  expect([counts.get('respond'), counts.get('hardware'), counts.get('printer'), counts.get('run')]).toEqual([
    { own: 2, above: 0 },
    { own: 1, above: 1 },
    { own: 0, above: 2 },
    undefined,
  ]);
  const tree = categoryTree(harborLane.categories);
  expect(exceptions.map((one) => isFor(one, tree, 'printer'))).toEqual([true, true, false]);
});
