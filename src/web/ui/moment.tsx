/** A moment in the viewer's zone; the other zone shows on hover and on focus of what it stands in. */
export interface MomentProps {
  readonly at: number;
  readonly text: string;
  /** The whole date here and there. */
  readonly title: string;
  readonly className?: string | undefined;
}

export const Moment = ({ at, text, title, className }: MomentProps) => (
  <time dateTime={new Date(at).toISOString()} title={title} className={className}>
    {text}
  </time>
);
