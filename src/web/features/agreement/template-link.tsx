/** A whole agreement to begin a file of one's own from. */
import template from '../../../../examples/harbor-lane.yaml?url';
import { useTranslation } from '../../lib/i18n/translation.js';

export function TemplateLink() {
  const { t } = useTranslation();
  return (
    <a href={template} download="agreement.yaml">
      {t('agreement.bringIn.template')}
    </a>
  );
}
