/** The heading of a page, with the product and the partnership in the browser's title. */
import { type ReactNode, useContext } from 'react';
import { PageHead } from '../ui/page-head.js';
import { HereContext } from './session.js';

export interface HeadProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** In the browser's title, where it says more than the heading. */
  readonly tab?: string;
}

export function Head({ title, tab, note, actions }: HeadProps) {
  const here = useContext(HereContext);
  const documentTitle = [tab ?? title, here?.partnership.name, 'Tandem'].filter(Boolean).join(' · ');
  return <PageHead title={title} note={note} actions={actions} documentTitle={documentTitle} />;
}
