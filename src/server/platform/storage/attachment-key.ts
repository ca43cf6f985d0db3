/** Where an attachment's bytes lie: ids alone, so no name that a person typed is ever a path. Its last letters keep folders small. */
export const attachmentKey = (partnership: string, attachment: string): string => `${partnership}/${attachment.slice(-2)}/${attachment}`;
