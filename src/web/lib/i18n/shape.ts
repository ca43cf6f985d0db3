/** The shape of a translation: every key of the English texts, with any text. A language that lacks one does not compile. */
export type Translated<Text> = { readonly [Key in keyof Text]: Text[Key] extends string ? string : Translated<Text[Key]> };
