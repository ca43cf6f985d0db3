/** What was typed and not saved yet. */
export const typed = {
  changed: 'Somebody else changed this while you were typing. Saving puts yours in its place. It now says:',
  takeTheirs: 'Take that instead',
  back: 'This is what you typed before; it is not saved yet.',
  forget: 'Throw it away',
  changedTo: 'Changed meanwhile to:',
};
