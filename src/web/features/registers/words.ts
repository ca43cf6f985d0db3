/** Names of fields and of what they hold, in the reader's language. */
import type { TFunction } from 'i18next';

export const fieldLabel = (t: TFunction, id: string): string => t(`registers.field.${id}` as 'registers.field.kind');
export const choiceText = (t: TFunction, id: string): string => t(`registers.choice.${id}` as 'registers.choice.other');
