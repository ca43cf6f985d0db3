/** The boundaries of the tree. Each message says what to do instead. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'Move what both need to the lower of the two files, or to a third one.', from: {}, to: { circular: true } },
    { name: 'core-is-pure', severity: 'error', comment: 'core decides on paper: pass facts in as parameters. Input and output belong to server/modules, file formats to formats.', from: { path: '^src/core/', pathNot: '(\\.test\\.ts$|/testing/)' }, to: { pathNot: '^src/core/' } },
    { name: 'core-keeps-testing-out', severity: 'error', comment: 'core/testing holds generators for tests: product code may not lean on it.', from: { path: '^src/', pathNot: '(\\.test\\.tsx?$|/testing/)' }, to: { path: '^src/core/testing/' } },
    { name: 'contract-knows-core-only', severity: 'error', comment: 'contract holds shapes: what reads or changes the world goes to server/modules, what a person sees to web.', from: { path: '^src/contract/' }, to: { path: '^(src/(formats|server|web|cli)|seed|bench|test)/' } },
    { name: 'formats-know-core-and-contract', severity: 'error', comment: 'formats read and write files of people: they know no server, screen or command.', from: { path: '^src/formats/' }, to: { path: '^(src/(server|web|cli)|seed|bench|test)/' } },
    { name: 'server-knows-no-edges', severity: 'error', comment: 'The server answers through the contract: move a shape there, a rule to core.', from: { path: '^src/server/' }, to: { path: '^(src/(web|cli)|bench|test)/' } },
    { name: 'web-knows-contract', severity: 'error', comment: 'The browser talks to the server through the client in contract.', from: { path: '^src/web/' }, to: { path: '^(src/(formats|server|cli)|seed|bench|test)/' } },
    { name: 'web-runs-in-browsers', severity: 'error', comment: 'No Node modules in the browser.', from: { path: '^src/web/' }, to: { dependencyTypes: ['core'] } },
    { name: 'platform-knows-no-module', severity: 'error', comment: 'platform would serve another product unchanged: let the module call it, or pass a function in.', from: { path: '^src/server/platform/', pathNot: '\\.test\\.ts$' }, to: { path: '^(src/server/(modules|app|main)|seed)' } },
    { name: 'modules-meet-at-the-door', severity: 'error', comment: "Import another module's index.ts; if it does not export what you need, add it there or move the rule to core.", from: { path: '^src/server/modules/([^/]+)/' }, to: { path: '^src/server/modules/', pathNot: ['^src/server/modules/$1/', '^src/server/modules/[^/]+/index\\.ts$'] } },
    { name: 'ui-is-dumb', severity: 'error', comment: 'ui could live in any product: pass data and handlers in as props.', from: { path: '^src/web/ui/' }, to: { path: '^src/(core|contract|web/(features|pages|lib))/' } },
    { name: 'features-never-meet', severity: 'error', comment: 'Combine features in a page; share looks in ui and rules in core.', from: { path: '^src/web/features/([^/]+)/' }, to: { path: '^src/web/features/', pathNot: '^src/web/features/$1/' } },
    { name: 'features-know-no-page', severity: 'error', comment: 'Pages compose features, not the reverse.', from: { path: '^src/web/(features|ui|lib)/' }, to: { path: '^src/web/pages/' } },
    { name: 'nobody-imports-tests', severity: 'error', comment: 'Move what is shared to a builder in testing.', from: { pathNot: '\\.test\\.tsx?$' }, to: { path: '\\.test\\.tsx?$' } },
    { name: 'declared-packages-only', severity: 'error', comment: 'Add the package to package.json, exact version.', from: { path: '^(src|seed)/' }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
