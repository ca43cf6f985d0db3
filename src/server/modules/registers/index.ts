export { landscapeOf } from './landscape.js';
export { registersModule } from './registers.module.js';
export { allRows as registerRows, insertEntries, partiesOf, registeredPeople, textsOf } from './registers.repo.js';
export { onlyTeams } from './registers.view.js';
