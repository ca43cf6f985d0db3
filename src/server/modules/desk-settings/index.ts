export { deskSettingsModule } from './desk-settings.module.js';
export { deskSettingsOf, keptSettings } from './desk-settings.repo.js';
export type { DeskSettings } from './tables.js';
