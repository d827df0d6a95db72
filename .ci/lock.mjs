// Completes package-lock.json: `node .ci/lock.mjs`, after every change of the packages.
//
// Some packages name an optional binary for each platform. `npm install` leaves those out of the
// lock that it cannot find for a foreign platform, and `npm ci` then refuses the lock as incomplete
// ("Missing: … from lock file"). An entry of the right name and version is enough for it: npm
// installs none of them here, since the platform does not fit.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const systems = /android|darwin|freebsd|openharmony|win32|windows|linux/;
const processors = /arm64|x64|ia32|ppc64|riscv64|s390x|wasm32|arm/;

const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

/** The entry that a package at `path` would get for `name`: the nearest one on the way up. */
function found(path, name) {
  for (const parts = path.split('/node_modules/'); parts.length > 0; parts.pop()) {
    const entry = packages[`${parts.join('/')}/node_modules/${name}`];
    if (entry) return entry;
  }
  return packages[`node_modules/${name}`];
}

/** An entry that says only which version it is and where it may be installed. */
function stub(name, range) {
  const os = systems.exec(name)?.[0].replace('windows', 'win32');
  const cpu = processors.exec(name)?.[0];
  return { version: range.replace(/^[\^~]/, ''), optional: true, ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) };
}

let added = 0;
for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const entry = found(path, name);
    const fits = entry && (!/^\d/.test(range) || entry.version === range);
    if (fits) continue;
    // Where another version stands at the top, this one belongs below the package that asks for it.
    packages[`${entry ? `${path}/` : ''}node_modules/${name}`] = stub(name, range);
    added += 1;
  }
}

writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${file}: ${added} ${added === 1 ? 'entry' : 'entries'} added`);
