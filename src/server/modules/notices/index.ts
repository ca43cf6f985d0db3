export { forgetOld, KEPT_MS } from './forget-old.js';
export { noticesModule } from './notices.module.js';
export { closeNotices } from './notices.repo.js';
export { type NewNotice, notify } from './notify.js';
export { notifyReaders, type ReadersNotice } from './notify-readers.js';
