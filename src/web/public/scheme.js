// Runs before the first paint, so that a chosen scheme never flashes in the other one.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('tandem.scheme');
  } catch {
    // Storage may be closed to this page: the system's scheme holds.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
