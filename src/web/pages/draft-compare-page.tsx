/** A draft beside the version in force, or another one. */
import { getRouteApi } from '@tanstack/react-router';
import { paths } from '../paths.js';
import { CompareView } from './compare-view.js';

const route = getRouteApi(paths.draftCompare);

export const DraftComparePage = () => <CompareView search={route.useSearch()} draft={route.useParams().draft} />;
