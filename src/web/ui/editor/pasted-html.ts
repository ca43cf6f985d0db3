/**
 * A Markdown table has a head; what is copied from a spreadsheet has none. Its first row becomes the head.
 *
 * Example: `<tr><td>Host</td></tr><tr><td>erp</td></tr>` becomes `<tr><th>Host</th></tr><tr><td>erp</td></tr>`.
 */
export const headedTables = (html: string): string =>
  html.replace(/<table[\s>][\s\S]*?<\/table>/gi, (table) =>
    /<th[\s>]/i.test(table) ? table : table.replace(/<tr[\s>][\s\S]*?<\/tr>/i, (row) => row.replace(/<(\/?)td(?=[\s>])/gi, '<$1th')),
  );
