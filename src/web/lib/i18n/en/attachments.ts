/** Files with messages. */
export const attachments = {
  label: 'Files',
  attach: 'Attach files',
  hint: 'or drop them here, or paste a picture',
  sending: 'Sending {{name}}',
  stop: 'Stop sending {{name}}',
  remove: 'Remove {{name}}',
  mismatch: 'its content is not what the name says',
  broken: 'did not arrive: the connection broke',
  tooLarge: 'too large: at most {{limit}}',
  tooManyWaiting: 'too many of your files wait to be sent: send or remove some first',
  empty: 'the file is empty',
  leftOut_one: '{{count}} file was left out: a message takes {{most}}.',
  leftOut_other: '{{count}} files were left out: a message takes {{most}}.',
  wait: 'Wait until the files have arrived',
  mend: 'Try the files that did not arrive again, or remove them',
};
