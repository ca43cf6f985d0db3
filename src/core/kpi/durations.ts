/** Mean, median and 90th percentile of a distribution, as parts of a figure. */
import type { Distribution } from './distribution.js';
import type { KpiDetail } from './figure.js';

/**
 * @param id the beginning of the parts' ids: `business` gives `business-mean`
 * @param label the beginning of their labels
 */
export function spread(id: string, label: string, of: Distribution): readonly KpiDetail[] {
  return [
    { id: `${id}-mean`, label: `${label}, mean`, value: of.mean(), unit: 'ms', n: of.count },
    { id: `${id}-median`, label: `${label}, median`, value: of.quantile(0.5), unit: 'ms', n: of.count },
    { id: `${id}-p90`, label: `${label}, 90th percentile`, value: of.quantile(0.9), unit: 'ms', n: of.count },
  ];
}
