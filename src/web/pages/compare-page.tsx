/** Any two versions of the agreement. */
import { getRouteApi } from '@tanstack/react-router';
import { paths } from '../paths.js';
import { CompareView } from './compare-view.js';

const route = getRouteApi(paths.compare);

export const ComparePage = () => <CompareView search={route.useSearch()} draft={undefined} />;
