/** Whether it went well. */
export const satisfaction = {
  heading: 'Satisfaction',
  question: 'Did this go well for you?',
  good: 'Good',
  notGood: 'Not good',
  noted: 'Noted. You can change it until {{when}}.',
  comment: 'What went well, what did not?',
  commentReaders: 'Both IT teams read this',
  save: 'Save the comment',
  pageTitle: 'How did it go?',
  linkOver: 'This link has run out',
  linkOverText: 'It works for 30 days. You can still say how it went on the ticket itself.',
  stands: 'This was said more than seven days ago, and stands.',
  notYet: 'The ticket is open again. You can say how it went once it is resolved.',
  ratedGood: 'said it went well',
  ratedNotGood: 'said it did not go well',
};
